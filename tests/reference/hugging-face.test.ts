/**
 * The folder that a model version is downloaded as, opened by transformers itself where it is installed: same tokens,
 * same template, same logits. The starter model stands for every version: they share its shape and tokenizer.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { encodePrompt } from '@/ml/data/template'
import { compileForward } from '@/ml/engine/forward'
import { readModelFolder } from '@/ml/models/model-folder'
import { logits, transformer, transformerParameters } from '@/ml/models/transformer'
import { createTokenizer } from '@/ml/tokenizer/tokenizer'
import { huggingFaceSettings } from '@/server/exchange/hugging-face/settings'
import { askPython, findPeer } from './peer'

const ASSETS = path.resolve(import.meta.dirname, '../../ml/starter/assets')
const json = (name: string) => JSON.parse(readFileSync(path.join(ASSETS, name), 'utf8'))
const tokenizerFile = json('tokenizer.json')
const settings = huggingFaceSettings(json('config.json'), tokenizerFile, false)

const prompts: string[] = readFileSync(path.join(ASSETS, 'prompts.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).text)
const ODD = [
  'Zażółć gęślą jaźń — „tak”!',
  '  two  spaces\n\n\tand a tab ',
  '1234567 12 3.50 €, it’s 5% & more',
  "don't we'll I've SHE'S",
  'naïve 日本語 🙂🙂 é',
  'aaaaaaaaaaaa bbbbbbb the the the',
]
const TEXTS = ['Task: What do rabbits eat?\nReply: Rabbits eat grass.', ...ODD, ...prompts]
const QUESTION = 'What do rabbits eat?'

async function ourLogits(ids: readonly number[]): Promise<Float32Array> {
  const model = await readModelFolder(ASSETS)
  const int = { dtype: 'int32', shape: [1, ids.length] } as const
  const forward = await compileForward({
    parameters: transformerParameters(model.config),
    inputs: { tokens: int, positions: int, segments: int },
    executionProvider: 'cpu',
    threads: 1,
    build: (_, weights, inputs) => ({
      logits: logits(model.config, weights, transformer(model.config, weights, inputs)),
    }),
  })
  const answer = await forward.run(model.parameters, {
    tokens: Int32Array.from(ids),
    positions: Int32Array.from(ids.keys()),
    segments: new Int32Array(ids.length).fill(1),
  })
  await forward.release()
  return answer.logits.data as Float32Array
}

describe('the files beside the weights', () => {
  it('name every token once, and merges make each token of more than one byte from two others', () => {
    const { model, added_tokens: added } = settings['tokenizer.json'] as {
      model: { vocab: Record<string, number>; merges: string[] }
      added_tokens: { id: number }[]
    }
    const ids = Object.values(model.vocab)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(createTokenizer(tokenizerFile).vocabSize)
    const made = new Set(model.merges.map((merge) => merge.split(' ').join('')))
    const isSpecial = new Set(added.map(({ id }) => id))
    const whole = Object.entries(model.vocab).filter(([text, id]) => text.length > 1 && !isSpecial.has(id))
    expect(whole.filter(([text]) => !made.has(text))).toEqual([])
  })

  it('name the special tokens that the tokenizer has', () => {
    const { padId, bosId, eosId } = createTokenizer(tokenizerFile)
    expect(settings['config.json']).toMatchObject({
      architectures: ['LlamaForCausalLM'],
      pad_token_id: padId,
      bos_token_id: bosId,
      eos_token_id: eosId,
    })
  })
})

const transformers = findPeer('transformers')
const note = transformers ?? 'is not installed here: the downloaded folder is not opened by it'

describe(`transformers ${note}`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-folder-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.skipIf(!transformers)(
    'cuts text into our tokens and gives our logits to 1e-4',
    async () => {
      for (const [name, content] of Object.entries(settings))
        writeFileSync(path.join(folder, name), JSON.stringify(content))
      copyFileSync(path.join(ASSETS, 'model.safetensors'), path.join(folder, 'model.safetensors'))
      const answer = askPython('hugging-face.py', {
        folder,
        texts: TEXTS,
        conversation: [{ role: 'user', content: QUESTION }],
      }) as { ids: number[][]; back: string[]; chat: number[]; logits: number[]; special: number[] }

      const tokenizer = createTokenizer(tokenizerFile)
      expect(answer.special).toEqual([tokenizer.padId, tokenizer.bosId, tokenizer.eosId])
      expect(answer.ids).toEqual(TEXTS.map((text) => [tokenizer.bosId, ...tokenizer.encode(text)]))
      expect(answer.back).toEqual(TEXTS)
      expect(answer.chat).toEqual(encodePrompt(tokenizer, QUESTION))
      const ours = await ourLogits(answer.ids[0]!)
      expect(ours.length).toBe(answer.logits.length)
      const furthest = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - answer.logits[i]!)), 0)
      expect(furthest).toBeLessThan(1e-4)
    },
    300_000,
  )
})
