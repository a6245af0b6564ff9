/** The world and the generator: big enough, grammatical, endless loops impossible, nothing held out leaks. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { entitiesIn } from '@/ml/starter/judging/reading'
import { TASK_TYPES, type Task } from '@/ml/starter/tasks/task'
import { drawTask, TAUGHT_POOL } from '@/ml/starter/tasks/tasks'
import { claim, claims, falseClaim, readClaim, relationsOf } from '@/ml/starter/text/claims'
import { type Document, documents } from '@/ml/starter/text/documents'
import { formsOf, pickSome } from '@/ml/starter/text/english'
import { PLOTS } from '@/ml/starter/text/plots'
import { isAnimal, isPortable, story } from '@/ml/starter/text/stories'
import { ENTITIES, HELD_OUT } from '@/ml/starter/world/entities'
import { createRng } from '@/ml/tensor/rng'

function take(count: number, seed = 1): Document[] {
  const made: Document[] = []
  for (const document of documents(seed, { glosses: [] })) {
    made.push(document)
    if (made.length === count) break
  }
  return made
}

const sample = take(4000, 3)

describe('the world', () => {
  it('has at least 250 different things, 25 of them held out over most kinds', () => {
    expect(new Set(ENTITIES.map(({ singular }) => singular)).size).toBe(ENTITIES.length)
    expect(ENTITIES.length).toBeGreaterThanOrEqual(250)
    expect(HELD_OUT.length).toBeGreaterThanOrEqual(25)
    expect(new Set(HELD_OUT.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(10)
  })

  it('tells sixteen plots of four slots with four wordings each', () => {
    expect(PLOTS).toHaveLength(16)
    for (const { slots, morals } of PLOTS) {
      expect(slots).toHaveLength(4)
      expect(Math.min(...slots.map((slot) => slot.length))).toBeGreaterThanOrEqual(4)
      expect(morals.length).toBeGreaterThan(0)
    }
  })
})

describe('claims', () => {
  it('are true and grammatical by the inverse grammar for every thing, fact and number', () => {
    const rng = createRng(1)
    const misread: string[] = []
    for (const entity of ENTITIES)
      for (const relation of relationsOf(entity))
        for (const form of formsOf(entity)) {
          if (relation === 'size' && form === 'mass') continue
          const sentence = claim(rng, entity, relation, { form })
          const reading = readClaim(sentence)
          if (!reading?.isTrue || !reading.isGrammatical || reading.entity !== entity) misread.push(sentence)
        }
    expect(misread).toEqual([])
  })

  it('end for any number of facts asked, and repeat none', () => {
    const rng = createRng(2)
    for (const entity of ENTITIES)
      for (let count = 0; count <= 10; count++) {
        const made = claims(rng, entity, count)
        expect(made).toHaveLength(Math.min(count, relationsOf(entity).length))
        expect(new Set(made).size).toBe(made.length)
      }
  })

  it('are read as false when the value is another thing’s', () => {
    const rng = createRng(3)
    for (const entity of ENTITIES)
      for (const relation of relationsOf(entity)) {
        const sentence = falseClaim(rng, entity, relation)
        expect([sentence, readClaim(sentence)?.isTrue]).toEqual([sentence, false])
      }
  })

  it('are not seen where the number is wrong or nothing is claimed', () => {
    expect(readClaim('Lions is usually found in the grassland.')?.isGrammatical).toBe(false)
    expect(readClaim('A lions live in the grassland.')?.isGrammatical).toBe(false)
    expect(readClaim('A whale is bigger than a cat.')).toBeNull()
    expect(readClaim('...')).toBeNull()
  })
})

describe('documents', () => {
  it('are the same for the same seed, and these, from which the shipped weights were made', () => {
    const hash = createHash('sha256')
    for (const { source, text } of take(2000)) hash.update(`${source}\t${text}\n`)
    expect(hash.digest('hex')).toBe('b34a0f1523ac74a22e2c034a81da5bfc434e8cbbdc3709f3af4a0baa8ebbcdca')
  })

  it('fill every slot, put the right article and no double space', () => {
    const broken = sample.filter(({ text }) => /[{}]|undefined|NaN| {2}|\ba a\b|\ban an\b/.test(text))
    expect(broken).toEqual([])
    const articles = sample
      .filter(({ text }) =>
        / a [aeiou]|\ban [bcdfgjklmnpqrstvwxyz]/i.test(text.replace(/\ba (uni|use)/gi, '')),
      )
      .map(({ text }) => text)
    expect(articles).toEqual([])
  })

  it('stop at the end of a sentence unless a task’s answer is meant to break off', () => {
    const cut = sample.filter(({ source, text }) => source !== 'tasks' && !/[.!?]["”]?$/.test(text))
    expect(cut).toEqual([])
  })

  it('never let a hero change sex or a story lose a slot', () => {
    const rng = createRng(5)
    for (const topic of ENTITIES.filter((entity) => isAnimal(entity) || isPortable(entity))) {
      const told = story(rng, { topic, short: true })
      expect(told).toHaveLength(6)
      const text = told.join(' ')
      expect(text).toContain(topic.singular)
      const quoteless = text.replace(/"[^"]*"/g, '')
      expect(/\b(he|him|his)\b/i.test(quoteless) && /\b(she|her|hers)\b/i.test(quoteless)).toBe(false)
    }
  })

  it('ask no task about a held-out thing, in a held-out wording or of a held-out type', () => {
    const held = new Set(HELD_OUT.map(({ singular }) => singular))
    const rng = createRng(6)
    const asked: Task[] = []
    for (const type of TASK_TYPES) for (let i = 0; i < 300; i++) asked.push(drawTask(rng, type, TAUGHT_POOL))
    const subjects = asked.flatMap(({ meta }) =>
      'entity' in meta ? [meta.entity] : 'first' in meta ? [meta.first, meta.second] : [],
    )
    expect(subjects.filter((subject) => held.has(subject))).toEqual([])
    const tasks = sample.filter(({ source }) => source === 'tasks').map(({ text }) => text)
    const unseen =
      /In what place would|What do you know about|Think of a question|I would like to hear a story|Tell me the names|How can I say this nicely|in the past tense|Tell me which one|Here is a short text|thank-you|Help me to thank|What should I do|some advice|How do I/
    expect(tasks.filter((text) => unseen.test(text))).toEqual([])
  })

  it('are never the same story twice in four thousand', () => {
    const stories = sample.filter(({ source }) => source === 'stories').map(({ text }) => text)
    expect(new Set(stories).size).toBe(stories.length)
  })
})

describe('small helpers', () => {
  it('refuse to pick more than there is rather than loop', () => {
    expect(() => pickSome(createRng(1), [1, 2], 3)).toThrow(RangeError)
  })

  it('find the things a sentence names, once each', () => {
    expect(entitiesIn('Lions, a lion and mice.').map(({ singular }) => singular)).toEqual(['lion', 'mouse'])
  })
})
