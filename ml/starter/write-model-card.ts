/**
 * `node --import tsx ml/starter/write-model-card.ts`: writes `assets/MODEL_CARD.md` and `assets/training.json` from the
 * recipe, `stages.json`, the loss curve and the evaluation, so that no number in them is typed by hand.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { StageName } from '../contract'
import { loadTokenizer } from '../tokenizer/open-tokenizer'
import type { Evaluation, Measures } from './evaluate'
import { RECIPE, type SourceName } from './recipe'
import { HELD_OUT_TASK_TYPES } from './tasks/task'
import { documents } from './text/documents'
import { simpleGlosses, wordnetFolder } from './text/glosses'
import { HELD_OUT, TAUGHT } from './world/entities'

const asset = (name: string): URL => new URL(`./assets/${name}`, import.meta.url)
const json = <T>(name: string): T => JSON.parse(readFileSync(asset(name), 'utf8')) as T

/** How one stage was run: `stages.json` in assets, one row a stage, in order. */
interface StageRecord {
  stage: StageName
  seed: number
  tokens: number
  steps: number
  batchTokens: number
  peakLearningRate: number
  commit: string
}

/** `loss-curve.jsonl`: the stages one after the other, steps counted through. */
interface CurveRow {
  step: number
  'eval/loss'?: number
}

interface ModelConfig {
  vocab_size: number
  max_position_embeddings: number
  hidden_size: number
  num_hidden_layers: number
  num_attention_heads: number
  num_key_value_heads: number
  intermediate_size: number
}

const DOCUMENTS_MEASURED = 20_000

const stages = json<StageRecord[]>('stages.json')
const config = json<ModelConfig>('config.json')
const evaluation = existsSync(asset('evaluation.json')) ? json<Evaluation>('evaluation.json') : null
const weights = readFileSync(asset('model.safetensors'))
const sha256 = createHash('sha256').update(weights).digest('hex')
const tokenizer = await loadTokenizer(fileURLToPath(asset('tokenizer.json')))

const glosses = simpleGlosses(wordnetFolder(fileURLToPath(new URL('../..', import.meta.url))))

/** Tokens of each source among the first documents of a stage. */
function tokensBySource(stage: StageName): Map<SourceName, number> {
  const tokens = new Map<SourceName, number>()
  let count = 0
  for (const { source, text } of documents(RECIPE.seed, { glosses, stage })) {
    tokens.set(source, (tokens.get(source) ?? 0) + tokenizer.encode(text).length + 2)
    if (++count === DOCUMENTS_MEASURED) break
  }
  return tokens
}

const curve = readFileSync(asset('loss-curve.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as CurveRow)

/** A run's held-out losses, steps counted from its start. */
function heldOutLosses(index: number): { step: number; loss: number }[] {
  const start = stages.slice(0, index).reduce((sum, { steps }) => sum + steps, 0)
  const end = start + stages[index]!.steps
  return curve.flatMap((row) => {
    const loss = row['eval/loss']
    return loss === undefined || row.step <= start || row.step > end ? [] : [{ step: row.step - start, loss }]
  })
}
const lastLoss = (index: number): number => heldOutLosses(index).at(-1)?.loss ?? Number.NaN

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`
const millions = (tokens: number): string => `${(tokens / 1e6).toFixed(2)} M`

interface MixRow {
  title: string
  licence: string
  /** Over all stages. */
  tokens: number
  /** Of each stage's tokens, in the order of the stages. */
  shares: number[]
}

function mixOfSources(): MixRow[] {
  const measured = stages.map(({ stage }) => {
    const bySource = tokensBySource(stage)
    const total = [...bySource.values()].reduce((sum, x) => sum + x, 0)
    return (source: SourceName) => (bySource.get(source) ?? 0) / total
  })
  return (Object.keys(RECIPE.sources) as SourceName[]).map((source) => {
    const shares = measured.map((shareOf) => shareOf(source))
    const tokens = shares.reduce((sum, share, i) => sum + share * stages[i]!.tokens, 0)
    return { ...RECIPE.sources[source], tokens: Math.round(tokens), shares }
  })
}
const mix = mixOfSources()

function mixTable(): string {
  const heads = stages.map(({ stage, seed }) => `${stage}, seed ${seed}`)
  return [
    `| source | ${heads.join(' | ')} | tokens | licence |`,
    `|---|${heads.map(() => '---:').join('|')}|---:|---|`,
    ...mix.map(
      ({ title, shares, tokens, licence }) =>
        `| ${title} | ${shares.map(percent).join(' | ')} | ${millions(tokens)} | ${licence} |`,
    ),
  ].join('\n')
}

function stageTable(): string {
  return [
    '| stage | seed | tokens | updates | tokens an update | peak learning rate | right answers | held-out loss | commit |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---|',
    ...stages.map(
      ({ stage, seed, tokens, steps, batchTokens, peakLearningRate, commit }, index) =>
        `| ${stage} | ${seed} | ${millions(tokens)} | ${steps} | ${batchTokens} | ${peakLearningRate} | ${percent(RECIPE.stages[stage].rightAnswers)} | ${lastLoss(index).toFixed(3)} | ${commit} |`,
    ),
  ].join('\n')
}

function curveTable(): string {
  return stages
    .map(({ stage }, index) => {
      const rows = heldOutLosses(index)
      const stride = Math.max(1, Math.ceil(rows.length / 10))
      const kept = rows.filter((_, i) => (rows.length - 1 - i) % stride === 0)
      return `- ${stage}, seed ${stages[index]!.seed}: ${kept.map((row) => `${row.step}: ${row.loss.toFixed(3)}`).join(', ')}`
    })
    .join('\n')
}

function evaluationTable({ base, sft }: Evaluation): string {
  const row = (name: string, measures: Measures): string =>
    `| ${name} | ${measures.temperature} | ${measures.meanGold.toFixed(3)} | ${(measures.meanGold + measures.bestOf4MinusMean).toFixed(3)} | ${measures.spread.toFixed(3)} | ${percent(measures.visiblyDifferent)} | ${percent(measures.ended)} | ${measures.tokens.toFixed(1)} | ${percent(measures.verbatim)} |`
  return [
    '| model | temperature | mean gold | best of 4 | spread in a prompt | prompts with a spread > .05 | ended by itself | tokens | sentences known by heart |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...base.map((measures) => row('base', measures)),
    ...sft.map((measures) => row('after SFT', measures)),
  ].join('\n')
}

const parameters = countParameters(weights)
const card = `# Laurel's starter model

A small decoder-only transformer that speaks the simple English of a small invented world, so that the whole loop
(demonstrations, rankings, reward model, policy update) runs in minutes on a laptop, offline. Written by
\`ml/starter/write-model-card.ts\`; every number below is computed.

- ${parameters.toLocaleString('en')} parameters, float16, ${(weights.length / 1e6).toFixed(1)} MB, sha256 \`${sha256}\`
- width ${config.hidden_size}, ${config.num_hidden_layers} layers, ${config.num_attention_heads} heads (${config.num_key_value_heads} for keys and values), feed-forward ${config.intermediate_size}, context ${config.max_position_embeddings}, vocabulary ${config.vocab_size}; tied embeddings
- tokenizer: our own byte-level BPE, learnt from 4 MB of generated text and 4 MB of WordNet glosses (\`build-tokenizer.ts\`)

## What it is for
Trying and testing Laurel. It knows ${TAUGHT.length + HELD_OUT.length} things and a few thousand words. Outside its world it makes no
sense; other languages cost about a token a letter and it cannot speak them. It knows nothing true about the world
that its picture-book tables do not say, and must not be asked for facts or advice that matter.

## What it was trained on
Text from our own seeded generator (\`ml/starter/text\`), and a little WordNet for breadth. Nothing was scraped.

${mixTable()}

Held out from all task documents: ${HELD_OUT.length} of the ${TAUGHT.length + HELD_OUT.length} things, one wording of every kind of prompt, and the task types
${HELD_OUT_TASK_TYPES.join(', ')}, which are met in demonstrations first. The test prompts ask about these. Answers in task documents
are of mixed quality on purpose: eight defects, unlabelled, so that there is something to rank.

## How
${stageTable()}

AdamW, warm-up, cosine to 5 %, clipping at 1, whole documents packed into rows of 128. To repeat it:

${stages.map(({ stage, seed, steps, batchTokens, peakLearningRate }, i) => `    npm run pretrain -- --out runs/${i + 1} --stage ${stage} --seed ${seed} --set tokens=${steps * batchTokens} --set batchSize=${batchTokens / 128} --set learningRate=${peakLearningRate}${i === 0 ? '' : ` --init runs/${i}`}`).join('\n')}

Loss on held-out documents of the stage's own mix, nats per token, by update:

${curveTable()}

## How good
${
  evaluation === null
    ? 'Not evaluated yet.'
    : `${evaluation.prompts} test prompts, ${evaluation.completionsPerPrompt} answers each, judged by the world's preference (\`ml/starter/world-preference.ts\`, 0 to 1); SFT is three passes over the 200
shipped demonstrations, which are honestly mixed. "By heart": the share of sampled sentences that stand word for word in the first ${evaluation.documentsRead.toLocaleString('en')}
training documents of the first stage; many are short and made from few words.

${evaluationTable(evaluation)}`
}

## Licence
Apache-2.0. The WordNet notice is in /NOTICE.
`

writeFileSync(asset('MODEL_CARD.md'), card)
writeFileSync(
  asset('training.json'),
  `${JSON.stringify(
    {
      config: { recipe: RECIPE, stages, model: config },
      mix,
      seed: RECIPE.seed,
      metrics: {
        'eval/loss': lastLoss(stages.length - 1),
        tokens: stages.reduce((sum, { tokens }) => sum + tokens, 0),
        ...(evaluation === null ? {} : { 'gold/test': evaluation.base[0]!.meanGold }),
      },
    },
    null,
    2,
  )}\n`,
)

/** Sums the shapes in a safetensors header. */
function countParameters(file: Buffer): number {
  const length = Number(file.readBigUInt64LE(0))
  const header = JSON.parse(file.toString('utf8', 8, 8 + length)) as Record<string, { shape?: number[] }>
  return Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .reduce((sum, [, { shape = [] }]) => sum + shape.reduce((size, side) => size * side, 1), 0)
}
