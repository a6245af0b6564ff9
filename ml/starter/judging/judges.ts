/**
 * One judge a task type: how right a response is, whether it is a mere fragment, and which sentences carry the answer
 * or a supporting detail. Facts come from the prompt's meta and the world's tables, never from stored answers.
 */
import { adviceCase, howtoCase } from '../tasks/about-people'
import { changedWords, politeSentences } from '../tasks/about-sentences'
import { membersOf } from '../tasks/groups'
import { entityOf, type MetaByType, type TaskType } from '../tasks/task'
import { valuesOf } from '../text/claims'
import { capitalise, formsOf } from '../text/english'
import { STORY_PLACES } from '../text/plots'
import { ADVICE_CASES, HOWTO_CASES } from '../world/cases'
import type { Entity } from '../world/entities'
import { PEOPLE } from '../world/names'
import { entitiesIn, overlap, peopleIn, plainText, type Sentence, wordsOf } from './reading'

export interface Verdict {
  /** 0 wrong or missing, 1 right. */
  correct: number
  /** Right, but no sentence: "In the sea." */
  isFragment: boolean
  /** 0 none, 1 a relevant supporting sentence. */
  detail: number
  /** Sentences that belong to the answer, friendly ones aside. */
  onTopic: ReadonlySet<Sentence>
}

export type Judge<T extends TaskType> = (
  sentences: readonly Sentence[],
  meta: MetaByType[T],
  prompt: string,
) => Verdict

const NOTHING: Verdict = { correct: 0, isFragment: false, detail: 0, onTopic: new Set() }

const has = (sentence: Sentence, word: string): boolean => sentence.words.includes(word)
const names = (sentence: Sentence, entity: Entity): boolean =>
  has(sentence, entity.singular) || (entity.plural !== null && has(sentence, entity.plural))
const trueClaimAbout = (sentence: Sentence, entity: Entity): boolean =>
  sentence.claim?.entity === entity && sentence.claim.isTrue && sentence.claim.isGrammatical

/** What is left of the score after contradictions of the world about any of the topics. */
function honesty(sentences: readonly Sentence[], topics: readonly Entity[]): number {
  const lies = sentences.filter(
    ({ claim }) => claim !== null && topics.includes(claim.entity) && !claim.isTrue,
  ).length
  const slips = sentences.filter(({ claim }) => claim?.isTrue && !claim.isGrammatical).length
  return 0.5 ** lies * 0.85 ** slips
}

/** True claims about the topics that are not in `used`; each relation once. */
function supporting(
  sentences: readonly Sentence[],
  topics: readonly Entity[],
  used: readonly Sentence[],
): Sentence[] {
  const seen = new Set(used.map(({ claim }) => claim && `${claim.entity.singular}/${claim.relation}`))
  return sentences.filter((sentence) => {
    const { claim } = sentence
    if (claim === null || !topics.some((topic) => trueClaimAbout(sentence, topic))) return false
    const key = `${claim.entity.singular}/${claim.relation}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const answer: Judge<'answer'> = (sentences, meta) => {
  const entity = entityOf(meta.entity)
  const values = formsOf(entity).flatMap((form) => valuesOf(entity, meta.relation, form))
  const claims = sentences.filter(({ claim }) => claim?.entity === entity)
  const right = claims.filter(({ claim }) => claim?.relation === meta.relation && claim.isTrue)
  const fragment = sentences.filter(({ plain }) => values.includes(plain))
  const loose = sentences.filter(
    (sentence) =>
      names(sentence, entity) &&
      sentence.claim === null &&
      values.some((value) => sentence.plain.includes(value)),
  )
  const core = right[0] ?? loose[0] ?? fragment[0]
  const details = supporting(sentences, [entity], right)
  const others = claims.filter(({ claim }) => claim?.isTrue)
  const base =
    right.length > 0 ? 1 : loose.length > 0 ? 0.75 : fragment.length > 0 ? 0.7 : others.length > 0 ? 0.25 : 0
  return {
    correct: base * honesty(sentences, [entity]),
    isFragment: right.length === 0 && loose.length === 0 && fragment.length > 0,
    detail: core === undefined ? 0 : Math.min(1, details.length),
    onTopic: new Set([...others, ...loose, ...fragment]),
  }
}

const describe: Judge<'describe'> = (sentences, meta) => {
  const entity = entityOf(meta.entity)
  const facts = supporting(sentences, [entity], [])
  const kind = facts.filter(({ claim }) => claim?.relation === 'kind')
  const others = facts.filter(({ claim }) => claim?.relation !== 'kind')
  const kinds = formsOf(entity).flatMap((form) => valuesOf(entity, 'kind', form))
  const fragment = sentences.filter(({ plain }) => kinds.includes(plain))
  const base =
    facts.length > 0
      ? Math.min(
          1,
          (kind.length > 0 ? 0.5 : 0.15) +
            0.5 * Math.min(1, others.length) +
            (kind.length > 0 ? 0 : 0.2 * Math.min(1, others.length - 1)),
        )
      : fragment.length > 0
        ? 0.45
        : 0
  return {
    correct: base * honesty(sentences, [entity]),
    isFragment: facts.length === 0 && fragment.length > 0,
    detail: facts.length >= 3 ? 1 : 0,
    onTopic: new Set([...facts, ...fragment]),
  }
}

const QUESTION_START =
  /^(who|what|where|when|why|how|which|do|does|did|is|are|can|could|have|has|would|will|should)\b/

const question: Judge<'question'> = (sentences, meta, prompt) => {
  const entity = entityOf(meta.entity)
  const asked = sentences.filter(({ text, plain }) => text.endsWith('?') && plain !== plainText(prompt))
  const about = asked.filter((sentence) => names(sentence, entity))
  const whole = about.filter(({ plain, words }) => QUESTION_START.test(plain) && words.length >= 4)
  const reasons = sentences.filter(
    ({ plain, words }) =>
      /^i (would like|have always wanted|am curious|want) /.test(plain) &&
      (words.includes('know') || words.includes('curious') || words.includes('learn')) &&
      entitiesIn(plain).every((named) => named === entity),
  )
  return {
    correct: whole.length > 0 ? 1 : about.length > 0 ? 0.5 : asked.length > 0 ? 0.2 : 0,
    isFragment: whole.length === 0 && about.length > 0,
    detail: whole.length > 0 ? Math.min(1, reasons.length) : 0,
    onTopic: new Set([...about, ...reasons]),
  }
}

const PAST =
  /\b(was|were|had|did|said|went|came|saw|found|took|gave|made|knew|thought|felt|ran|sat|ate|drank|got|began|told|left|lost|broke|fell|heard|met|kept|slept|stood|brought|bought|could|would|wanted|shook|sang|woke|hid|spoke|grew|won|spent|shone|drew|forgot|rang|sold|held|wrote|threw|flew|swam|lay|dug|drove|led|paid|\w{2,}ed)\b/
const CLOSING =
  /^the end$|lived happily|from that day on|never forgot that day|slept very well|stayed friends|friends forever|happy (again|together|at last)/

const story: Judge<'story'> = (sentences, meta) => {
  const entity = entityOf(meta.entity)
  const told = sentences.filter(({ isFriendly, isRude, claim }) => !isFriendly && !isRude && claim === null)
  const past = told.filter(({ plain }) => PAST.test(plain) || plain === 'the end')
  const closing = past.filter(({ plain }) => CLOSING.test(plain))
  const mentions = told.filter((sentence) => names(sentence, entity)).length
  const heroes = PEOPLE.map((person) => ({
    person,
    count: told.filter(({ people }) => people.includes(person.name)).length,
  }))
  const hero = heroes.reduce((best, candidate) => (candidate.count > best.count ? candidate : best))
  const cast = heroes.filter(({ count }) => count > 0).length
  const strangePronoun = told.some(({ plain }) =>
    (hero.person.female ? /^(he|his)\b/ : /^(she|her)\b/).test(plain),
  )
  const body = told.length - closing.length
  const correct =
    (past.length < 2 ? 0 : 1) *
    (0.3 * Math.min(1, mentions) +
      0.25 * Math.min(1, body / 5) +
      0.2 * (told.length === 0 ? 0 : past.length / told.length) +
      0.15 * Math.min(1, hero.count / 2) * (cast <= 3 ? 1 : 0.5) +
      0.1 * (strangePronoun ? 0 : 1))
  return {
    correct: mentions === 0 ? correct * 0.4 : correct,
    isFragment: false,
    detail: told.length > 0 && closing.includes(told[told.length - 1]!) && body >= 3 ? 1 : 0,
    onTopic: new Set(mentions === 0 ? [] : past),
  }
}

const list: Judge<'list'> = (sentences, meta) => {
  const members = new Set(membersOf(meta.group))
  const group = plainText(meta.group)
  const namedIn = (sentence: Sentence): string[] =>
    wordsOf(sentence.plain.replace(group, ' ')).filter((word) => entitiesIn(word).length > 0)
  const carrier = sentences.find(
    (sentence) => !sentence.isFriendly && sentence.claim === null && namedIn(sentence).length > 0,
  )
  if (carrier === undefined) return NOTHING
  const words = namedIn(carrier)
  const items = words.flatMap(entitiesIn)
  const different = [...new Set(items)]
  const right = different.filter((item) => members.has(item))
  const wrong = different.length - right.length
  const surplus = Math.max(0, items.length - meta.count)
  const correct = Math.max(0, Math.min(right.length, meta.count) / meta.count - 0.35 * wrong - 0.25 * surplus)
  const isFragment = !/ (are|is) |^here are|^i can name|^i know/.test(carrier.plain)
  const details = supporting(sentences, right, [carrier])
  return {
    correct: correct * honesty(sentences, right) * (isFragment ? 0.8 : 1),
    isFragment,
    detail: Math.min(1, details.length),
    onTopic: right.length === 0 ? new Set() : new Set([carrier, ...details]),
  }
}

const POLITE_MARK = /\b(please|would you|could you|can you|may i|could i|would like|kind)\b/
const GIVE = /\b(give|pass|bring|have|like|want|get|lend|hand)\b/

const polite: Judge<'polite'> = (sentences, meta, prompt) => {
  const forms = politeSentences(meta.action, meta.entity).map(plainText)
  const asks = sentences.filter(
    (sentence) => has(sentence, meta.entity) && !prompt.startsWith(sentence.text.split(':')[0]!),
  )
  const thanks = sentences.filter(
    (sentence) =>
      !asks.includes(sentence) &&
      /\b(thank you|thankful|very kind|grateful)\b/.test(sentence.plain) &&
      !sentence.isFriendly,
  )
  const verb = meta.action.split(' ')[0]!
  const rate = (sentence: Sentence): number => {
    if (forms.includes(sentence.plain)) return 1
    const strangers = entitiesIn(sentence.plain).filter(({ singular }) => singular !== meta.entity).length
    const action =
      has(sentence, verb) || ((verb === 'want' || meta.action.endsWith(' me')) && GIVE.test(sentence.plain))
    const marked = POLITE_MARK.test(sentence.plain)
    if (!marked) return 0.15
    return (action ? 0.8 : 0.45) * (strangers > 0 ? 0.5 : 1)
  }
  const fragment = asks.filter(({ plain }) => plain === `the ${meta.entity}, please`)
  const best = Math.max(0, ...asks.map((sentence) => (fragment.includes(sentence) ? 0.6 : rate(sentence))))
  return {
    correct: best,
    isFragment: best === 0.6 && fragment.length > 0,
    detail: best >= 0.6 && fragment.length === 0 ? Math.min(1, thanks.length) : 0,
    onTopic: new Set([...asks, ...(best > 0 ? thanks : [])]),
  }
}

const past: Judge<'past'> = (sentences, meta) => {
  const wanted = plainText(meta.past)
  const [now, then] = changedWords(meta)
  const exact = sentences.filter(({ plain }) => plain === wanted)
  const fragment = sentences.filter(({ plain }) => plain === then)
  const rest = wordsOf(wanted).filter((word) => word !== then)
  const near = sentences.filter(
    (sentence) => has(sentence, then) && !has(sentence, now) && overlap(rest, sentence.words) > 0.5,
  )
  const unchanged = sentences.some(({ plain }) => plain === plainText(meta.present))
  const explains = sentences.filter(
    (sentence) => has(sentence, now) && has(sentence, then) && !sentence.plain.includes(':'),
  )
  const core = [...exact, ...near]
  const nearness = Math.max(0, ...near.map(({ words }) => overlap(rest, words)))
  const base = exact.length > 0 ? 1 : near.length > 0 ? 0.35 + 0.35 * nearness : fragment.length > 0 ? 0.6 : 0
  return {
    correct: base * (unchanged ? 0.4 : 1),
    isFragment: core.length === 0 && fragment.length > 0,
    detail: base > 0 && core.length > 0 ? Math.min(1, explains.length) : 0,
    onTopic: new Set([...core, ...fragment, ...(base > 0 ? explains : [])]),
  }
}

/** How well a sentence gives one of the tips, 0 to 1. */
function likeness(sentence: Sentence, tip: string): number {
  if (sentence.plain.includes(plainText(tip))) return 1
  const share = overlap(wordsOf(tip), sentence.words)
  return share >= 0.6 ? 0.8 * share : 0
}

const advice: Judge<'advice'> = (sentences, meta) => {
  const { tips } = adviceCase(meta.case)
  const strangers = ADVICE_CASES.filter(({ id }) => id !== meta.case).flatMap((other) => other.tips)
  const given = tips.flatMap((tip) => {
    const [first, ...others] = sentences.map((sentence) => ({ sentence, score: likeness(sentence, tip) }))
    return first ? [others.reduce((best, other) => (other.score > best.score ? other : best), first)] : []
  })
  const useful = given.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  const used = new Set(useful.map(({ sentence }) => sentence))
  const beside = sentences.filter(
    (sentence) => !used.has(sentence) && strangers.some((tip) => likeness(sentence, tip) === 1),
  ).length
  const first = useful[0]?.score ?? 0
  const base =
    first > 0
      ? first
      : sentences.some(({ plain }) => /^(just wait|ask somebody|try again)$/.test(plain))
        ? 0.2
        : 0
  return {
    correct: base * 0.6 ** beside,
    isFragment: false,
    detail: used.size > 1 ? (useful[1]?.score ?? 0) : 0,
    onTopic: used,
  }
}

const howto: Judge<'howto'> = (sentences, meta) => {
  const { steps, hints } = howtoCase(meta.case)
  const whole = sentences.map(({ plain }) => plain).join(' . ')
  const places = steps.map((step) => whole.indexOf(plainText(step)))
  const found = places.filter((place) => place >= 0)
  const inOrder = found.every((place, i) => i === 0 || place > found[i - 1]!)
  const strangeSteps = HOWTO_CASES.filter(({ id }) => id !== meta.case).flatMap((other) => [...other.steps])
  const strange = strangeSteps.filter(
    (step) => !steps.includes(step) && whole.includes(plainText(step)),
  ).length
  const carriers = sentences.filter(({ plain }) => steps.some((step) => plain.includes(plainText(step))))
  const hinted = sentences.filter((sentence) => hints.some((hint) => likeness(sentence, hint) > 0))
  return {
    correct: ((found.length / 3) * (inOrder ? 1 : 0.5) * 0.6 ** strange) ** (found.length === 3 ? 1 : 1.3),
    isFragment: false,
    detail: found.length >= 2 ? Math.min(1, hinted.length) : 0,
    onTopic: new Set([...carriers, ...(found.length > 0 ? hinted : [])]),
  }
}

const COMPARISON = /(?:an?|the) ([a-z-]+) is (bigger|smaller) than (?:an?|the) ([a-z-]+)/

const compare: Judge<'compare'> = (sentences, meta, prompt) => {
  const first = entityOf(meta.first)
  const second = entityOf(meta.second)
  const isFirst = meta.asks === 'bigger' ? first.size > second.size : first.size < second.size
  const winner = isFirst ? first : second
  const truth = meta.isYesNo ? isFirst : null
  const said = sentences.filter(
    ({ text, plain }) => COMPARISON.test(plain) && !text.endsWith('?') && plain !== plainText(prompt),
  )
  const rate = (sentence: Sentence): number => {
    const [, a, word, b] = COMPARISON.exec(sentence.plain) ?? []
    const [left, right] = [entitiesIn(a!)[0], entitiesIn(b!)[0]]
    if (left === undefined || right === undefined || left === right) return 0
    if (![first, second].includes(left) || ![first, second].includes(right)) return 0.1
    const holds = word === 'bigger' ? left.size > right.size : left.size < right.size
    const yes = sentence.plain.startsWith('yes')
    const no = sentence.plain.startsWith('no')
    if (!holds || (truth !== null && ((yes && !truth) || (no && truth)))) return 0.05
    return truth !== null && !yes && !no ? 0.85 : 1
  }
  const curtWanted =
    truth === null ? [plainText(capitalise(indefiniteOf(winner))), winner.singular] : [truth ? 'yes' : 'no']
  const fragment = sentences.filter(({ plain }) => curtWanted.includes(plain))
  const lowest = said.length === 0 ? 0 : Math.min(...said.map(rate))
  const details = supporting(sentences, [first, second], said)
  const base = said.length > 0 ? lowest : fragment.length > 0 ? (truth === null ? 0.65 : 0.5) : 0
  return {
    correct: base * honesty(sentences, [first, second]),
    isFragment: said.length === 0 && fragment.length > 0,
    detail: base > 0.5 ? Math.min(1, details.length) : 0,
    onTopic: new Set([...said, ...fragment, ...details]),
  }
}

const indefiniteOf = (entity: Entity): string =>
  /^[aeiou]/.test(entity.singular) ? `an ${entity.singular}` : `a ${entity.singular}`

const COLORS = 'red blue green yellow white black brown orange pink gray purple silver gold'.split(' ')

const reading: Judge<'reading'> = (sentences, meta, prompt) => {
  const repeats = (sentence: Sentence): boolean =>
    sentence.text.endsWith('?') ||
    (plainText(prompt).startsWith(sentence.plain) &&
      sentences.length > 1 &&
      sentences.some(({ text }) => text.endsWith('?')))
  const own = sentences.filter((sentence) => !repeats(sentence) && !sentence.isFriendly && !sentence.isRude)
  const thing = entityOf(meta.entity)
  const facts = (sentence: Sentence) => ({
    who: sentence.people,
    color: COLORS.filter((color) => has(sentence, color)),
    where: STORY_PLACES.filter((place) => sentence.plain.includes(place)),
  })
  const wanted = { who: meta.name, color: meta.color, where: meta.place }
  const keys = ['who', 'color', 'where'] as const
  const related = own.filter((sentence) => {
    const found = facts(sentence)
    const strangeThing = entitiesIn(sentence.plain).some(
      (entity) =>
        entity !== thing &&
        entity.singular !== meta.verb &&
        !entitiesIn(meta.place).includes(entity) &&
        !COLORS.includes(entity.singular),
    )
    return keys.some((key) => (found[key] as readonly string[]).includes(wanted[key])) && !strangeThing
  })
  const lies = own.flatMap((sentence) =>
    keys.flatMap((key) => (facts(sentence)[key] as readonly string[]).filter((fact) => fact !== wanted[key])),
  ).length
  const hits = related.filter((sentence) =>
    (facts(sentence)[meta.asks] as readonly string[]).includes(wanted[meta.asks]),
  )
  const fragmentText = plainText(wanted[meta.asks])
  const isFragment = hits.length > 0 && hits.every(({ plain }) => plain === fragmentText)
  const core = hits.find(({ plain }) => plain !== fragmentText) ?? hits[0]
  const told =
    core === undefined ? new Set<string>() : new Set(keys.filter((key) => facts(core)[key].length > 0))
  const details = related.filter(
    (sentence) =>
      sentence !== core &&
      keys.some(
        (key) =>
          key !== meta.asks &&
          !(key !== 'who' && told.has(key)) &&
          facts(sentence)[key].length > 0 &&
          (key !== 'who' || meta.asks !== 'who'),
      ),
  )
  const base = hits.length === 0 ? 0 : isFragment ? 0.75 : 1
  return {
    correct: base * 0.35 ** lies,
    isFragment,
    detail: base === 0 ? 0 : Math.min(1, details.length),
    onTopic: new Set(related),
  }
}

const thanks: Judge<'thanks'> = (sentences, meta) => {
  const core = sentences.filter(
    ({ plain }) => /\b(thank you|thanks)\b/.test(plain) && !/thank you for asking/.test(plain),
  )
  const whole = core.map(({ text }) => text).join(' ')
  const named = peopleIn(whole)
  const things = entitiesIn(whole)
  const strangers =
    named.filter((name) => name !== meta.name).length +
    things.filter(({ singular }) => singular !== meta.entity).length
  const right =
    (named.includes(meta.name) ? 0.4 : 0) +
    (things.some(({ singular }) => singular === meta.entity) ? 0.4 : 0)
  const echoed = sentences.some(({ plain }) =>
    /^(write|say|how can|help|you want to know|you asked)/.test(plain),
  )
  const details = sentences.filter(
    (sentence) =>
      !core.includes(sentence) &&
      !sentence.isFriendly &&
      /^(i (like|love|will use)|it (is|was|makes)|you are)/.test(sentence.plain) &&
      sentence.claim === null,
  )
  const base = core.length === 0 || echoed ? 0 : (0.2 + right) * 0.4 ** strangers
  return {
    correct: base,
    isFragment: base > 0 && core.every(({ words }) => words.length <= 3),
    detail: base >= 0.6 ? Math.min(1, details.length) : 0,
    onTopic: new Set(base > 0 ? [...core, ...details] : []),
  }
}

export const JUDGES: { [T in TaskType]: Judge<T> } = {
  answer,
  describe,
  question,
  story,
  list,
  polite,
  past,
  advice,
  howto,
  compare,
  reading,
  thanks,
}
