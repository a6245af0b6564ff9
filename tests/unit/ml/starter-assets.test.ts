/** What ships is what the sources make: prompts, demonstrations, tokenizer. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { encodePrompt, encodeResponse, encodeTurns, type Turn } from '@/ml/data/template'
import { starterDemonstrations, starterPrompts } from '@/ml/starter/prompts'
import { TASK_TYPES } from '@/ml/starter/tasks/task'
import { HELD_OUT } from '@/ml/starter/world/entities'
import { isJudgeable } from '@/ml/starter/world-preference'
import { loadTokenizer } from '@/ml/tokenizer/open-tokenizer'

const ASSETS = 'ml/starter/assets'
const rows = (name: string): unknown[] =>
  readFileSync(`${ASSETS}/${name}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const prompts = starterPrompts()
const demonstrations = starterDemonstrations(prompts)

describe('the demo’s prompts', () => {
  it('are those in the file', () => {
    expect(rows('prompts.jsonl')).toEqual(JSON.parse(JSON.stringify(prompts)))
  })

  it('are 600 different ones, 50 of each of twelve types, split 400, 100, 100', () => {
    expect(new Set(prompts.map(({ text }) => text)).size).toBe(600)
    expect(new Set(prompts.map(({ id }) => id)).size).toBe(600)
    for (const type of TASK_TYPES)
      expect(prompts.filter(({ taskType }) => taskType === type)).toHaveLength(50)
    const sizeOf = (split: string) => prompts.filter((prompt) => prompt.split === split).length
    expect([sizeOf('train'), sizeOf('validation'), sizeOf('test')]).toEqual([400, 100, 100])
  })

  it('ask about held-out things in the test split alone', () => {
    const held = new Set(HELD_OUT.map(({ singular }) => singular))
    for (const { meta, split, text } of prompts) {
      const subject = 'entity' in meta ? meta.entity : 'first' in meta ? meta.first : null
      if (subject !== null) expect([text, held.has(subject)]).toEqual([text, split === 'test'])
    }
  })

  it('can all be judged by gold', () => {
    expect(prompts.every(isJudgeable)).toBe(true)
  })
})

describe('the demo’s demonstrations', () => {
  it('are those in the file', () => {
    expect(rows('demonstrations.jsonl')).toEqual(demonstrations)
  })

  it('are 200 on train prompts, about two in five right and whole', () => {
    expect(demonstrations).toHaveLength(200)
    const train = new Set(prompts.filter(({ split }) => split === 'train').map(({ id }) => id))
    expect(demonstrations.every(({ promptId }) => train.has(promptId))).toBe(true)
    const whole = demonstrations.filter(({ quality }) =>
      ['good', 'warm', 'detailed', 'plain'].includes(quality),
    )
    expect(whole.length).toBeGreaterThan(70)
    expect(whole.length).toBeLessThan(100)
  })
})

const tokenizer = await loadTokenizer(`${ASSETS}/tokenizer.json`)

describe('the starter’s tokenizer', () => {
  it('is the one the shipped weights were trained with', () => {
    const digest = createHash('sha256')
      .update(readFileSync(`${ASSETS}/tokenizer.json`))
      .digest('hex')
    expect(digest).toBe('d9688138c9b2cbd841569771cbd16ab4d85389b43fbdb8115aef8c8c3482a1d4')
    expect(tokenizer.vocabSize).toBe(4096)
  })

  it.each(['Zażółć gęślą jaźń', '漢字 and 😀', 'tabs\t\r\nand lines', '<|eos|>', ''])(
    'gives %j back',
    (text) => {
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
    },
  )

  it('cuts a prompt and its response where the whole text would be cut', () => {
    for (const { promptId, response } of demonstrations) {
      const text = prompts.find(({ id }) => id === promptId)?.text ?? ''
      const apart = [...encodePrompt(tokenizer, text), ...encodeResponse(tokenizer, response)]
      const whole = tokenizer.encode(`Task: ${text}\nReply: ${response}`)
      expect(apart).toEqual([tokenizer.bosId, ...whole, tokenizer.eosId])
    }
  })

  it('cuts a dialogue turn by turn where its transcript would be cut', () => {
    const turns = demonstrations.slice(0, 40).flatMap(({ promptId, response }): Turn[] => [
      { role: 'prompt', text: prompts.find(({ id }) => id === promptId)?.text ?? '' },
      { role: 'response', text: response },
    ])
    const text = turns
      .map(({ role, text }) => (role === 'prompt' ? `Task: ${text}\nReply:` : ` ${text}\n`))
      .join('')
    expect(encodeTurns(tokenizer, turns)).toEqual([tokenizer.bosId, ...tokenizer.encode(text)])
  })

  it('writes every demonstration with its prompt in at most 128 tokens', () => {
    const lengths = demonstrations.map(({ promptId, response }) => {
      const text = prompts.find(({ id }) => id === promptId)?.text ?? ''
      return encodePrompt(tokenizer, text).length + encodeResponse(tokenizer, response).length
    })
    expect(Math.max(...lengths)).toBeLessThanOrEqual(128)
  })
})

describe('the shipped weights', () => {
  const weights = readFileSync(`${ASSETS}/model.safetensors`)

  it('are those of the model card, and at most 15 MB', () => {
    const digest = createHash('sha256').update(weights).digest('hex')
    expect(readFileSync(`${ASSETS}/MODEL_CARD.md`, 'utf8')).toContain(digest)
    expect(weights.length).toBeLessThan(15e6)
  })

  it('come with the WordNet notice', () => {
    expect(readFileSync('NOTICE', 'utf8')).toContain('Princeton University')
  })
})
