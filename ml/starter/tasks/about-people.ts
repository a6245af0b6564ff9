/** Tasks between people: advice, how-to, thanks. Their language is met in dialogues; as tasks, in demonstrations first. */
import { capitalise, pick, pickSome } from '../text/english'
import { stepSentences, THANKS_DETAILS } from '../text/prose'
import { isPortable } from '../text/stories'
import { ADVICE_CASES, type AdviceCase, HOWTO_CASES, type HowtoCase } from '../world/cases'
import { PEOPLE } from '../world/names'
import { fill, type Pool, pickWording, type TaskKind } from './task'

const available = <T extends { heldOut: boolean }>(cases: readonly T[], pool: Pool): T[] =>
  cases.filter((item) => item.heldOut === (pool.cases === 'held-out'))

export function adviceCase(id: string): AdviceCase {
  const found = ADVICE_CASES.find((item) => item.id === id)
  if (found === undefined) throw new RangeError(`no advice case is called ${id}`)
  return found
}

export function howtoCase(id: string): HowtoCase {
  const found = HOWTO_CASES.find((item) => item.id === id)
  if (found === undefined) throw new RangeError(`no how-to case is called ${id}`)
  return found
}

export const adviceTask: TaskKind<'advice'> = {
  type: 'advice',
  openers: ['Do not worry.', 'I am sorry to hear that.', 'That can happen to anybody.'],
  draw(rng, pool) {
    const { id, problem } = pick(rng, available(ADVICE_CASES, pool))
    const wordings = [
      '{P}. What should I do?',
      'What should I do if {p}?',
      '{P}. Please give me some advice.',
      '{P}. What can I do about it?',
    ]
    const text = fill(pickWording(rng, pool, wordings), { p: problem, P: capitalise(problem) })
    return { taskType: 'advice', text, meta: { case: id } }
  },
  answer(rng, { meta }) {
    const { tips } = adviceCase(meta.case)
    const [core, detail] = pickSome(rng, tips, 2)
    const stranger = pick(
      rng,
      ADVICE_CASES.filter((item) => item.id !== meta.case),
    )
    return {
      core: core!,
      detail: detail!,
      curt: pick(rng, ['Just wait.', 'Ask somebody.', 'Try again.', 'Do something.']),
      wrong: pick(rng, stranger.tips),
    }
  },
}

export const howtoTask: TaskKind<'howto'> = {
  type: 'howto',
  openers: ['That is easy!', 'Let me explain it.'],
  draw(rng, pool) {
    const { id, goal } = pick(rng, available(HOWTO_CASES, pool))
    const wordings = [
      'How do I {g}?',
      'Tell me how to {g}.',
      'Explain how to {g}.',
      'I want to know how to {g}.',
    ]
    return {
      taskType: 'howto',
      text: fill(pickWording(rng, pool, wordings), { g: goal }),
      meta: { case: id },
    }
  },
  answer(rng, { meta }) {
    const { steps, hints } = howtoCase(meta.case)
    const stranger = pick(
      rng,
      HOWTO_CASES.filter((item) => item.id !== meta.case),
    )
    return {
      core: stepSentences(rng, steps).join(' '),
      detail: pick(rng, hints),
      curt: `${capitalise(pick(rng, steps))}.`,
      wrong: stepSentences(rng, stranger.steps).join(' '),
    }
  },
}

export const thanksTask: TaskKind<'thanks'> = {
  type: 'thanks',
  openers: ['Here is a note for you.', 'You can write this.'],
  draw(rng, pool) {
    const { name } = pick(rng, PEOPLE)
    const entity = pick(rng, pool.entities.filter(isPortable))
    const wordings = [
      'Write a thank-you note to {n} for the {e}.',
      'Say thank you to {n} for the {e}.',
      'How can I thank {n} for the {e}?',
      'Help me to thank {n} for the {e}.',
    ]
    const text = fill(pickWording(rng, pool, wordings), { n: name, e: entity.singular })
    return { taskType: 'thanks', text, meta: { name, entity: entity.singular } }
  },
  answer(rng, { meta }, pool) {
    const { name, entity } = meta
    const stranger = pick(
      rng,
      PEOPLE.filter((person) => person.name !== name),
    )
    const gift = pick(
      rng,
      pool.others.filter((item) => isPortable(item) && item.singular !== entity),
    )
    return {
      core: pick(rng, [
        `Dear ${name}, thank you for the ${entity}.`,
        `Dear ${name}, thank you very much for the ${entity}.`,
        `Thank you so much for the ${entity}, ${name}.`,
        `Thank you for the ${entity}, ${name}.`,
      ]),
      detail: pick(rng, THANKS_DETAILS),
      curt: pick(rng, ['Thanks.', `Thanks for the ${entity}.`, `Thank you, ${name}.`]),
      wrong: pick(rng, [
        `Dear ${stranger.name}, thank you for the ${gift.singular}.`,
        `Dear ${name}, thank you for the ${gift.singular}.`,
      ]),
    }
  },
}
