/** Questions to models, from the service through a real worker's engine and back. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodePrompt } from '@/ml/data/template'
import { createTokenizer } from '@/ml/tokenizer/tokenizer'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import type { Reader } from '@/server/services/actor'
import { askLogProbs, askNextTokens, askScore, askToGenerate } from '@/server/services/inference/ask-model'
import { readModelTokenizer } from '@/server/services/tokens/model-tokenizers'
import { createMember, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'
import { workerStarter } from '../support/worker-process'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const startWorker = workerStarter()

const opening = { turns: [{ role: 'prompt' as const, text: 'Say hello to the cat.' }] }
const GREEDY = { temperature: 0, topP: 1, topK: 0, maxTokens: 12 }

let reader: Reader
let modelId: string

beforeAll(async () => {
  const projectId = await createProject()
  reader = { projectId, member: await createMember(projectId) }
  modelId = await createTinyModel(projectId)
})
afterAll(() => stopListening())

it('without a worker the answer says so at once', async () => {
  await expect(askNextTokens(reader, { modelId, opening, continuation: { ids: [] } })).rejects.toMatchObject({
    kind: 'UNAVAILABLE',
  })
  expect(await db().question.count()).toBe(0)
})

describe('with a worker', () => {
  beforeAll(async () => {
    await startWorker()
  })

  const generated = async (signal?: AbortSignal) => {
    const answers = []
    for await (const answer of askToGenerate(reader, { modelId, opening, settings: GREEDY, seed: 1 }, signal))
      answers.push(answer)
    return answers
  }

  it('the next tokens, how likely a text is, and a streamed answer tell the same story', async () => {
    const answers = await generated()
    const whole = answers.at(-1)
    if (whole?.kind !== 'generate') throw new Error('the last part must be the whole answer')
    const parts = answers.slice(0, -1)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every(({ kind }) => kind === 'generated-part')).toBe(true)

    const ids = whole.tokens.map(({ id }) => id)
    const likely = await askLogProbs(reader, { modelId, opening, continuation: { ids } })
    const tokenizer = createTokenizer(JSON.parse(await readModelTokenizer(reader, { modelId })))
    expect(likely.openingLength).toBe(encodePrompt(tokenizer, opening.turns[0]!.text).length)
    const ofAnswer = likely.logProbs.slice(likely.openingLength - 1)
    ofAnswer.forEach((logProb, index) => {
      expect(logProb).toBeCloseTo(whole.logProbs[index]!, 3)
    })

    for (const place of [0, 3]) {
      const next = await askNextTokens(reader, {
        modelId,
        opening,
        continuation: { ids: ids.slice(0, place) },
      })
      expect(next.candidates[0]!.id).toBe(ids[place])
      const logits = [...next.candidates.map(({ logit }) => logit), ...next.furtherLogits]
      // All but PAD and BOS, which are never drawn.
      expect(logits).toHaveLength(272 - 2)
      const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0))
      expect(next.candidates[0]!.logit - total).toBeCloseTo(ofAnswer[place]!, 1)
    }
  })

  it('questions of another project’s models, of the wrong kind, or too long are refused in words', async () => {
    const stranger = { projectId: await createProject(), member: null }
    const asked = { modelId, opening, continuation: { ids: [] } }
    await expect(askNextTokens(stranger, asked)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(askScore(reader, asked)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    const long = { turns: [{ role: 'prompt' as const, text: 'cat and dog '.repeat(100) }] }
    await expect(askNextTokens(reader, { ...asked, opening: long })).rejects.toThrow(/reads 64 at most/)
  })

  it('a question goes when it has been answered, and when its asker has left', async () => {
    await generated()
    const leaving = new AbortController()
    leaving.abort()
    await generated(leaving.signal)
    expect(await db().question.count()).toBe(0)
  })
})
