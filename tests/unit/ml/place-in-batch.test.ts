/** What a score and a log-probability owe to where an answer stands in a batch: nothing inside a task, rounding outside. */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { LogProbsRow, ScoreRow } from '@/ml/contract'
import { encodePrompt } from '@/ml/data/template'
import { writeModelFolder } from '@/ml/models/model-folder'
import { scalarModelParameters } from '@/ml/models/scalar-head'
import { type TransformerConfig, transformerParameters } from '@/ml/models/transformer'
import { initParameters } from '@/ml/optim/parameters'
import { SCORE_ROUNDING } from '@/ml/rl/same-score'
import { runTask } from '@/ml/runner/tasks'
import { createRng } from '@/ml/tensor/rng'
import { openTokenizer } from '@/ml/tokenizer/open-tokenizer'
import { distinctSequences } from '@/ml/trainers/data/distinct-sequences'

/** The starter's width, at which another offset in a row is seen to change the last bits. */
const CONFIG: TransformerConfig = {
  vocabSize: 4096,
  contextLength: 256,
  dModel: 256,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 344,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const PROMPT = 'Say hello.'
const rng = createRng(5)
const answerOf = (length: number) => Array.from({ length }, () => rng.integer(4000))
const ANSWER = answerOf(23)

let folder: string
const modelDirs = { score: '', 'log-probs': '' }

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-place-'))
  for (const kind of ['score', 'log-probs'] as const) {
    modelDirs[kind] = path.join(folder, kind)
    const specs = kind === 'score' ? scalarModelParameters(CONFIG, 1) : transformerParameters(CONFIG)
    await writeModelFolder(
      modelDirs[kind],
      {
        kind: kind === 'score' ? 'reward' : 'language-model',
        config: CONFIG,
        parameters: initParameters(specs, createRng(9)),
      },
      { precision: 'float32' },
    )
    await copyFile(
      path.resolve(import.meta.dirname, '../../../ml/starter/assets/tokenizer.json'),
      path.join(modelDirs[kind], 'tokenizer.json'),
    )
  }
})

/** One number an answer, in the order given. */
async function measure(kind: 'score' | 'log-probs', answers: readonly number[][]): Promise<number[]> {
  const requests = path.join(folder, 'requests.jsonl')
  const out = path.join(folder, 'out.jsonl')
  const rows = answers.map((tokenIds, i) => ({
    id: String(i),
    prompt: PROMPT,
    tokenIds,
    finishReason: 'eos',
  }))
  await writeFile(requests, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const device = { executionProvider: 'cpu', threads: 1, seed: 0 } as const
  const files = { modelDir: modelDirs[kind], requests, out, ...device }
  const end = await runTask(kind === 'score' ? { kind, ...files } : { kind, temperature: 1, ...files }, {
    onEvent: () => {},
  })
  expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
  const lines = (await readFile(out, 'utf8')).trim().split('\n')
  return lines.map((line) => {
    const row: ScoreRow | LogProbsRow = JSON.parse(line)
    return 'score' in row ? row.score : row.logProbs.reduce((sum, value) => sum + value, 0)
  })
}

it.each(['score', 'log-probs'] as const)(
  '%s: equal answers of one task are equal to the bit',
  async (kind) => {
    // More than a block of 64, so that copies stand in several rows, at odd offsets, and in another block.
    const answers = Array.from({ length: 80 }, (_, i) => (i % 3 === 0 ? ANSWER : answerOf(9 + (i % 40))))
    const measured = await measure(kind, answers)
    expect(measured).toHaveLength(80)
    expect(new Set(measured.filter((_, i) => i % 3 === 0)).size).toBe(1)
    expect(new Set(measured).size).toBeGreaterThan(40)
  },
)

it('among other answers, in rows of another length, an answer’s score is the same but for rounding', async () => {
  const [alone] = await measure('score', [ANSWER])
  const tokenizer = await openTokenizer(modelDirs.score)
  const room = CONFIG.contextLength - encodePrompt(tokenizer, PROMPT).length
  for (const others of [[answerOf(30)], [answerOf(31), answerOf(41)], [answerOf(room)]]) {
    const last = (await measure('score', [...others, ANSWER])).at(-1)!
    expect(Math.abs(last - alone!)).toBeLessThanOrEqual(SCORE_ROUNDING)
  }
})

it('sequences with equal tokens and prompts are found equal, others are not', () => {
  const one = { tokens: [1, 2, 3], promptLength: 1 }
  const { distinct, indexOf } = distinctSequences([
    one,
    { ...one, promptLength: 2 },
    { ...one },
    { tokens: [12, 3], promptLength: 1 },
  ])
  expect(distinct).toHaveLength(3)
  expect(indexOf).toEqual([0, 1, 0, 2])
})
