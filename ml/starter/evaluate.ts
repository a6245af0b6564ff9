/**
 * `node --import tsx ml/starter/evaluate.ts --model DIR --work DIR --out FILE`: how good the base is on the held-out
 * prompts, how good after SFT on the shipped demonstrations, how much there is to rank, how much is said by heart.
 * The model card is written from the result. Leaves out rewards and PPO: that is the demo.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { CompletionRow, Task } from '../contract'
import { sayInEnglish } from '../messages/task-error'
import { runTask } from '../runner/tasks'
import { blockSeed } from './pretraining-source'
import type { StarterDemonstration, StarterPrompt } from './prompts'
import { RECIPE } from './recipe'
import { documents } from './text/documents'
import { splitSentences } from './text/english'
import { simpleGlosses, wordnetFolder } from './text/glosses'
import { worldPreference } from './world-preference'

export interface Measures {
  temperature: number
  meanGold: number
  /** Best of four by the world's preference, minus the mean. */
  bestOf4MinusMean: number
  /** Mean standard deviation within a prompt. */
  spread: number
  /** Share of prompts whose four answers differ visibly: a standard deviation above .05. */
  visiblyDifferent: number
  /** Share of answers that ended by themselves. */
  ended: number
  /** Mean tokens of an answer, end included. */
  tokens: number
  /** Share of sampled sentences that stand word for word in the training documents read here. */
  verbatim: number
  goldByType: Record<string, number>
}

export interface Evaluation {
  prompts: number
  completionsPerPrompt: number
  documentsRead: number
  base: Measures[]
  sft: Measures[]
}

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const K = 4
const TEMPERATURES = [0.8, 1]
const BLOCKS_READ = 40
const SEED = 11

const rowsOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
const writeRows = (file: string, rows: readonly unknown[]): void =>
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length
const round = (x: number): number => Math.round(x * 1000) / 1000

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    work: { type: 'string' },
    out: { type: 'string' },
    threads: { type: 'string', default: '2' },
  },
})
if (!values.model || !values.work || !values.out) throw new Error('--model, --work and --out are needed')
const work = resolve(values.work)
const modelDir = resolve(values.model)
const common = { executionProvider: 'cpu', threads: Number(values.threads), seed: SEED } as const
mkdirSync(work, { recursive: true })

const prompts = rowsOf<StarterPrompt>(join(ASSETS, 'prompts.jsonl'))
const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]))
const test = prompts.filter(({ split }) => split === 'test')

async function run(task: Task): Promise<void> {
  const end = await runTask(task, { onEvent: () => undefined })
  if (end.type !== 'finished') throw new Error(`${task.kind} ${end.type}: ${sayInEnglish(end.message)}`)
}

function trainingSentences(): { sentences: Set<string>; documentsRead: number } {
  const glosses = simpleGlosses(wordnetFolder(ROOT))
  const sentences = new Set<string>()
  let documentsRead = 0
  for (let block = 0; block < BLOCKS_READ; block++) {
    let inBlock = 0
    for (const { text } of documents(blockSeed(RECIPE.seed, 'train', block), { glosses })) {
      for (const line of text.split('\n'))
        for (const sentence of splitSentences(line.replace(/^(Reply|Answer|A|Task|Question|Q): /, '')))
          sentences.add(sentence)
      documentsRead++
      if (++inBlock === 2048) break
    }
  }
  return { sentences, documentsRead }
}

async function measure(
  name: string,
  dir: string,
  temperature: number,
  known: Set<string>,
): Promise<Measures> {
  const promptFile = join(work, 'prompts.jsonl')
  const out = join(work, `${name}-${temperature}.jsonl`)
  writeRows(
    promptFile,
    test.map(({ id, text, split }) => ({ promptId: id, prompt: text, split })),
  )
  const settings = { temperature, topP: 1, topK: 0, maxTokens: 96 }
  await run({
    kind: 'sample',
    ...common,
    modelDir: dir,
    prompts: promptFile,
    out,
    completionsPerPrompt: K,
    settings,
  })
  const rows = rowsOf<CompletionRow>(out)
  const golds = new Map<string, number[]>()
  for (const { promptId, text, finishReason } of rows) {
    const prompt = byId.get(promptId)
    if (prompt === undefined) throw new Error(`no prompt ${promptId}`)
    golds.set(promptId, [
      ...(golds.get(promptId) ?? []),
      worldPreference(prompt, text, finishReason === 'eos'),
    ])
  }
  const groups = [...golds.values()]
  const deviation = (xs: readonly number[]) => Math.sqrt(mean(xs.map((x) => (x - mean(xs)) ** 2)))
  const sentences = rows.flatMap(({ text }) => splitSentences(text))
  const types = [...new Set(test.map(({ taskType }) => taskType))]
  return {
    temperature,
    meanGold: round(mean(groups.flat())),
    bestOf4MinusMean: round(mean(groups.map((group) => Math.max(...group) - mean(group)))),
    spread: round(mean(groups.map(deviation))),
    visiblyDifferent: round(mean(groups.map((group) => (deviation(group) > 0.05 ? 1 : 0)))),
    ended: round(mean(rows.map(({ finishReason }) => (finishReason === 'eos' ? 1 : 0)))),
    tokens: round(mean(rows.map(({ tokenIds }) => tokenIds.length))),
    verbatim: round(mean(sentences.map((sentence) => (known.has(sentence) ? 1 : 0)))),
    goldByType: Object.fromEntries(
      types.map((type) => [
        type,
        round(
          mean([...golds].filter(([id]) => byId.get(id)?.taskType === type).flatMap(([, group]) => group)),
        ),
      ]),
    ),
  }
}

const { sentences, documentsRead } = trainingSentences()
const measureAll = async (name: string, dir: string): Promise<Measures[]> => {
  const measured: Measures[] = []
  for (const temperature of TEMPERATURES) measured.push(await measure(name, dir, temperature, sentences))
  return measured
}

const base = await measureAll('base', modelDir)
const dataset = join(work, 'demonstrations.jsonl')
writeRows(
  dataset,
  rowsOf<StarterDemonstration>(join(ASSETS, 'demonstrations.jsonl')).map(({ promptId, response }) => ({
    prompt: byId.get(promptId)?.text,
    response,
    split: 'train',
  })),
)
const sftDir = join(work, 'sft')
await run({
  kind: 'sft',
  ...common,
  modelDir,
  dataset,
  outDir: sftDir,
  checkpointDir: join(work, 'sft-checkpoints'),
  config: {},
})
const sft = await measureAll('sft', sftDir)
const evaluation: Evaluation = { prompts: test.length, completionsPerPrompt: K, documentsRead, base, sft }
writeFileSync(values.out, `${JSON.stringify(evaluation, null, 2)}\n`)
for (const [name, rows] of Object.entries({ base, sft }))
  for (const row of rows) process.stdout.write(`${name} ${JSON.stringify(row)}\n`)
