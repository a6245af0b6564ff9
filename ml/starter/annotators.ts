/**
 * Simulated annotators for the headless demo: five personas who weigh the parts of the world's preference differently, see them through noise
 * and are sometimes careless. They stand in for people and say so; where there are people, nothing here is used.
 */
import type { Rng } from '../tensor/rng'
import { combine, type JudgedPrompt, PREFERENCE_WEIGHTS, readWorldPreference } from './world-preference'

export interface Persona {
  id: string
  description: string
  /** Factors on the weights of the world's preference. */
  taste: Partial<Record<keyof typeof PREFERENCE_WEIGHTS, number>>
  /** Standard deviation of the noise on each response's worth, on its scale from 0 to 1. */
  noise: number
  /** Chance of ranking one task at random. */
  carelessness: number
  /** Neighbours closer than this are called equal. */
  tieWidth: number
}

export const PERSONAS: readonly Persona[] = [
  {
    id: 'careful-clara',
    description: 'Checks every fact and looks at little else.',
    taste: { correct: 1.5, friendly: 0.6, length: 0.7 },
    noise: 0.12,
    carelessness: 0.02,
    tieWidth: 0.02,
  },
  {
    id: 'kind-karim',
    description: 'Likes friendly answers above all.',
    taste: { friendly: 2, correct: 0.85 },
    noise: 0.16,
    carelessness: 0.03,
    tieWidth: 0.03,
  },
  {
    id: 'thorough-thea',
    description: 'Wants a supporting detail and whole sentences.',
    taste: { detail: 1.8, whole: 1.5 },
    noise: 0.15,
    carelessness: 0.03,
    tieWidth: 0.02,
  },
  {
    id: 'brisk-boris',
    description: 'Has little time: dislikes rambling and does not need details.',
    taste: { clean: 2.2, detail: 0.5, friendly: 0.7 },
    noise: 0.18,
    carelessness: 0.05,
    tieWidth: 0.05,
  },
  {
    id: 'hasty-hana',
    description: 'Means well and reads too fast.',
    taste: {},
    noise: 0.24,
    carelessness: 0.1,
    tieWidth: 0.04,
  },
]

export interface RankedCompletion {
  text: string
  endedByItself: boolean
}

/**
 * Tiers of completion indices, best first; neighbours within the persona's tie width share a tier.
 * @throws TypeError for a prompt without meta, as worldPreference does
 */
export function rankAs(
  persona: Persona,
  prompt: JudgedPrompt,
  completions: readonly RankedCompletion[],
  rng: Rng,
): number[][] {
  const isCareless = rng.uniform() < persona.carelessness
  const weights = tasteOf(persona)
  const worth = completions.map(({ text, endedByItself }) => {
    const noise = rng.normal() * persona.noise
    return isCareless
      ? rng.uniform()
      : combine(readWorldPreference(prompt, text, endedByItself).parts, weights) + noise
  })
  const sameText = (a: number, b: number): boolean =>
    completions[a]!.text.trim() === completions[b]!.text.trim()
  const order = completions.map((_, index) => index).sort((a, b) => worth[b]! - worth[a]! || a - b)
  const tiers: number[][] = []
  for (const index of order) {
    const twin = tiers.find((tier) => tier.some((member) => sameText(member, index)))
    const last = tiers[tiers.length - 1]
    if (twin !== undefined) twin.push(index)
    else if (last !== undefined && worth[last[0]!]! - worth[index]! < persona.tieWidth) last.push(index)
    else tiers.push([index])
  }
  return tiers
}

function tasteOf({ taste }: Persona): Record<keyof typeof PREFERENCE_WEIGHTS, number> {
  const entries = Object.entries(PREFERENCE_WEIGHTS) as [keyof typeof PREFERENCE_WEIGHTS, number][]
  return Object.fromEntries(entries.map(([key, weight]) => [key, weight * (taste[key] ?? 1)])) as Record<
    keyof typeof PREFERENCE_WEIGHTS,
    number
  >
}
