/** Gold prefers what a careful reader prefers, and cannot be won by a trick. */
import { describe, expect, it } from 'vitest'
import { PERSONAS, type RankedCompletion, rankAs } from '@/ml/starter/annotators'
import { TASK_TYPES, type Task } from '@/ml/starter/tasks/task'
import { drawTask, HELD_OUT_POOL, HELD_OUT_WORDING_POOL, TAUGHT_POOL } from '@/ml/starter/tasks/tasks'
import { DEFECTS, type Quality, RIGHT_QUALITIES, writeAnswer } from '@/ml/starter/text/answers'
import { type JudgedPrompt, readWorldPreference, worldPreference } from '@/ml/starter/world-preference'
import { createRng } from '@/ml/tensor/rng'

const POOLS = [TAUGHT_POOL, HELD_OUT_POOL, HELD_OUT_WORDING_POOL]

interface Judged {
  task: Task
  quality: Quality
  text: string
  gold: number
}

const rng = createRng(21)
const judged: Judged[] = TASK_TYPES.flatMap((type) =>
  Array.from({ length: 30 }, (_, i) => drawTask(rng, type, POOLS[i % 3]!)).flatMap((task) =>
    [...RIGHT_QUALITIES, ...DEFECTS].map((quality) => {
      const text = writeAnswer(rng, task, quality, TAUGHT_POOL)
      return { task, quality, text, gold: worldPreference(task, text, true) }
    }),
  ),
)
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
const golds = (quality: Quality, type?: string): number[] =>
  judged
    .filter((row) => row.quality === quality && (type === undefined || row.task.taskType === type))
    .map(({ gold }) => gold)

describe('gold on written answers', () => {
  it('gives every good answer at least .85', () => {
    expect(judged.filter(({ quality, gold }) => quality === 'good' && !(gold >= 0.85))).toEqual([])
  })

  it.each([...TASK_TYPES])(
    'orders the qualities of %s: good, then half good, plain, curt and every defect',
    (type) => {
      const at = (quality: Quality) => mean(golds(quality, type))
      expect(at('good')).toBeGreaterThan(at('warm'))
      expect(at('good')).toBeGreaterThan(at('detailed'))
      expect(Math.min(at('warm'), at('detailed'))).toBeGreaterThan(at('plain'))
      expect(at('plain')).toBeGreaterThan(at('curt'))
      for (const defect of DEFECTS) expect([defect, at(defect) < at('plain')]).toEqual([defect, true])
    },
  )

  it('puts nearly every good answer above every defect of the same prompt', () => {
    let above = 0
    let pairs = 0
    for (const good of judged.filter(({ quality }) => quality === 'good'))
      for (const bad of judged.filter(
        ({ task, quality }) => task === good.task && (DEFECTS as readonly string[]).includes(quality),
      )) {
        pairs++
        if (good.gold > bad.gold) above++
      }
    expect(above / pairs).toBeGreaterThan(0.98)
  })

  it('cannot be won by length alone', () => {
    let longerWins = 0
    let pairs = 0
    for (const task of new Set(judged.map((row) => row.task))) {
      const rows = judged.filter((row) => row.task === task)
      for (const a of rows)
        for (const b of rows) {
          if (a.gold <= b.gold || a.text.length === b.text.length) continue
          pairs++
          if (a.text.length > b.text.length) longerWins++
        }
    }
    expect(longerWins / pairs).toBeLessThan(0.72)
    for (const padded of ['ramble', 'repeat'] as const)
      expect(mean(golds(padded))).toBeLessThan(mean(golds('plain')) - 0.2)
  })
})

const lamps: JudgedPrompt = {
  taskType: 'answer',
  text: 'Where are lamps usually found?',
  meta: { entity: 'lamp', relation: 'place' },
}
const score = (prompt: JudgedPrompt, text: string) => worldPreference(prompt, text, true)

describe('gold on awkward text', () => {
  it('is 0 for nothing and for pure punctuation', () => {
    for (const text of ['', '   ', '...', '?!', '"']) expect(score(lamps, text)).toBe(0)
  })

  it('falls when a second sentence contradicts the world', () => {
    const honest = score(lamps, 'A lamp is usually found in the bedroom. Lamps are small.')
    const lying = score(lamps, 'A lamp is usually found in the bedroom. Lamps are enormous.')
    expect(honest).toBeGreaterThan(lying + 0.2)
  })

  it('falls when number and verb do not agree', () => {
    expect(score(lamps, 'Lamps is usually found in the bedroom.')).toBeLessThan(
      score(lamps, 'Lamps are usually found in the bedroom.'),
    )
  })

  it('counts a pronoun as the topic', () => {
    expect(
      readWorldPreference(lamps, 'A lamp is usually found in the bedroom. It is small.', true).parts.detail,
    ).toBe(1)
  })

  it('does not take the prompt said back for an answer, nor non-words for words', () => {
    expect(score(lamps, lamps.text)).toBeLessThan(0.1)
    expect(score(lamps, 'A lamp is usually found in the bedroom. Spoats glimmed frib.')).toBeLessThan(
      score(lamps, 'A lamp is usually found in the bedroom.') - 0.2,
    )
  })

  it('knows that a list with a stranger twice in it is worse than a right one', () => {
    const list: JudgedPrompt = {
      taskType: 'list',
      text: 'Name four tools.',
      meta: { group: 'tools', count: 4 },
    }
    expect(score(list, 'Four tools are lamps, saws, forks and keys.')).toBeGreaterThan(
      score(list, 'Lamps, lions, frogs and lions.') + 0.4,
    )
  })

  it('accepts every polite form of a wish', () => {
    const wish: JudgedPrompt = {
      taskType: 'polite',
      text: 'Say this politely: I want the cup.',
      meta: { entity: 'cup', action: 'want' },
    }
    for (const text of ['I would like the cup, please.', 'May I have the cup, please?'])
      expect(readWorldPreference(wish, text, true).parts.correct).toBe(1)
    expect(score(wish, 'Give me the cup.')).toBeLessThan(0.3)
  })

  it('punishes an answer that ran into the limit', () => {
    const text = 'A lamp is usually found in the bedroom.'
    expect(worldPreference(lamps, text, false)).toBeLessThan(worldPreference(lamps, text, true))
  })

  it('is not defined for prompts that people wrote', () => {
    expect(() => worldPreference({ taskType: 'answer', text: 'Why?', meta: null }, 'Because.', true)).toThrow(
      TypeError,
    )
  })
})

describe('simulated annotators', () => {
  const tasks = TASK_TYPES.flatMap((type) =>
    Array.from({ length: 15 }, () => drawTask(rng, type, TAUGHT_POOL)),
  )
  const rankings = tasks.map((task) => ({
    task,
    completions: (['good', 'plain', 'curt', 'ramble'] as const).map(
      (quality): RankedCompletion => ({
        text: writeAnswer(rng, task, quality, TAUGHT_POOL),
        endedByItself: true,
      }),
    ),
  }))

  it.each(PERSONAS)('$id agrees with gold mostly, not always', (persona) => {
    const noise = createRng(4)
    let agreed = 0
    let pairs = 0
    for (const { task, completions } of rankings) {
      const tiers = rankAs(persona, task, completions, noise)
      expect(tiers.flat().sort()).toEqual([0, 1, 2, 3])
      const rank = completions.map((_, i) => tiers.findIndex((tier) => tier.includes(i)))
      const gold = completions.map(({ text }) => worldPreference(task, text, true))
      for (let a = 0; a < 4; a++)
        for (let b = 0; b < a; b++) {
          if (gold[a] === gold[b] || rank[a] === rank[b]) continue
          pairs++
          if (rank[a]! < rank[b]! === gold[a]! > gold[b]!) agreed++
        }
    }
    expect(agreed / pairs).toBeGreaterThan(0.7)
    expect(agreed / pairs).toBeLessThan(0.99)
  })

  it('rank the same with the same seed, and equal texts equally', () => {
    const { task, completions } = rankings[0]!
    const again = () => rankAs(PERSONAS[4]!, task, completions, createRng(8))
    expect(again()).toEqual(again())
    const twins = [completions[0]!, completions[1]!, completions[0]!]
    for (let seed = 0; seed < 20; seed++) {
      const tiers = rankAs(PERSONAS[0]!, task, twins, createRng(seed))
      expect(tiers.find((tier) => tier.includes(0))).toContain(2)
    }
  })
})
