/** A model folder small enough to learn within seconds: bytes as tokens, two layers, random weights. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TaskEvent } from '@/ml/contract'
import { writeModelFolder } from '@/ml/models/model-folder'
import { type TransformerConfig, transformerParameters } from '@/ml/models/transformer'
import { initParameters } from '@/ml/optim/parameters'
import { createRng } from '@/ml/tensor/rng'
import { createTokenizer } from '@/ml/tokenizer/tokenizer'
import type { TokenizerFile } from '@/ml/tokenizer/tokenizer-file'

/** One token per byte: no merges, three special tokens at the end. */
const BYTE_TOKENIZER: TokenizerFile = {
  format: 'laurel-bpe-1',
  pattern: '[\\s\\S]',
  ranks: `! 0 ${Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString('base64')).join(' ')}`,
  specialTokens: { '<|pad|>': 256, '<|bos|>': 257, '<|eos|>': 258 },
}

export const byteTokenizer = createTokenizer(BYTE_TOKENIZER)

export const TINY: TransformerConfig = {
  vocabSize: 259,
  contextLength: 128,
  dModel: 48,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 96,
  ropeTheta: 10000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}

export const temporaryFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'laurel-learning-'))

export async function writeTinyModel(dir: string, seed = 1, config = TINY): Promise<string> {
  const tokenizerFile = path.join(await temporaryFolder(), 'tokenizer.json')
  await writeFile(tokenizerFile, JSON.stringify(BYTE_TOKENIZER))
  await writeModelFolder(
    dir,
    {
      kind: 'language-model',
      config,
      parameters: initParameters(transformerParameters(config), createRng(seed)),
    },
    { precision: 'float32', besides: [tokenizerFile] },
  )
  return dir
}

export async function writeJsonl(file: string, rows: readonly object[]): Promise<string> {
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return file
}

export async function readJsonl<T>(file: string): Promise<T[]> {
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

/** All numbers of one metric, in order. */
export const curveOf = (events: readonly TaskEvent[], name: string): number[] =>
  events.flatMap((event) => (event.type === 'metrics' && name in event.values ? [event.values[name]!] : []))

/** Metric events without what a clock or the machine decides. */
export const timelessMetrics = (events: readonly TaskEvent[]) =>
  events.flatMap((event) =>
    event.type === 'metrics'
      ? [
          {
            step: event.step,
            values: Object.fromEntries(
              Object.entries(event.values).filter(([name]) => !/^(time|perf|system)\//.test(name)),
            ),
          },
        ]
      : [],
  )
