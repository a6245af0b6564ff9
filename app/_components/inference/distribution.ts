/**
 * From a model's logits to what may be drawn: temperature, then top-k, then top-p, as ml/sampling/choose-token.ts does it.
 * In the browser, so that the dials move the bars without asking the model again.
 */

/** As the engine answers: candidates with texts, further ones without, and of a large vocabulary a rest. */
export interface Logits {
  candidates: readonly { id: number; text: string; logit: number }[]
  furtherIds: readonly number[]
  furtherLogits: readonly number[]
  rest: { count: number; logSumExp: number | null }
}

export interface Dials {
  /** 0: always the most likely token. */
  temperature: number
  /** 0: all. */
  topK: number
  topP: number
}

export interface Candidate {
  id: number
  /** Null for tokens whose text was not sent. */
  text: string | null
  /** At the temperature, before anything is cut off. */
  probability: number
  /** After cutting off; 0 for what is cut. */
  chance: number
}

export interface Distribution {
  /** Best first. */
  candidates: Candidate[]
  /** How many of them can be drawn. */
  kept: number
  /** In nats, at the temperature. */
  entropy: number
}

export function distributionOf(logits: Logits, { temperature, topK, topP }: Dials): Distribution {
  const all = [
    ...logits.candidates,
    ...logits.furtherIds.map((id, index) => ({ id, text: null, logit: logits.furtherLogits[index] })),
  ]
  if (all.length === 0) return { candidates: [], kept: 0, entropy: 0 }
  if (temperature === 0) {
    const candidates = all.map(({ id, text }, index) => {
      const share = index === 0 ? 1 : 0
      return { id, text, probability: share, chance: share }
    })
    return { candidates, kept: 1, entropy: 0 }
  }
  const best = all[0].logit
  const weights = all.map(({ logit }) => Math.exp((logit - best) / temperature))
  const { count, logSumExp } = logits.rest
  // Tokens nobody sees one by one count as equally likely among themselves.
  const restWeight =
    logSumExp === null ? 0 : count * Math.exp((logSumExp - Math.log(count) - best) / temperature)
  const total = weights.reduce((sum, weight) => sum + weight, restWeight)
  const probabilities = weights.map((weight) => weight / total)

  const withinK = topK === 0 ? all.length : Math.min(topK, all.length)
  const massK = probabilities.slice(0, withinK).reduce((sum, p) => sum + p, 0)
  let kept = 0
  let mass = 0
  // A token stays while the likelier ones before it hold less than topP of the mass; the first always does.
  while (kept < withinK && (kept === 0 || mass < topP * massK)) mass += probabilities[kept++]
  return {
    candidates: all.map(({ id, text }, index) => ({
      id,
      text,
      probability: probabilities[index],
      chance: index < kept ? probabilities[index] / mass : 0,
    })),
    kept,
    entropy: -probabilities.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0),
  }
}

/** The candidate that a number in [0, 1) falls on. */
export function draw({ candidates, kept }: Distribution, uniform: number): Candidate {
  let left = uniform
  for (const candidate of candidates.slice(0, kept)) {
    left -= candidate.chance
    if (left < 0) return candidate
  }
  return candidates[kept - 1]
}
