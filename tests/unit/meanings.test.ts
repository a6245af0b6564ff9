/** What `ml` says of settings and metrics is said in Polish too; nothing falls back to English unnoticed. */
import { describe, expect, it } from 'vitest'
import * as en from '@/app/_i18n/en'
import { METRIC_MEANINGS } from '@/app/_i18n/pl/metrics'
import { CHOICES, SETTINGS } from '@/app/_i18n/pl/trainer-settings'
import { unitWord } from '@/app/p/[projectId]/runs/_components/config-fields'
import { METRICS } from '@/ml/metrics'
import type { ConfigField } from '@/ml/trainers/configs/config-field'
import { POLICY_ALGORITHMS } from '@/ml/trainers/configs/policy-config'
import { fields as pretrainFields } from '@/ml/trainers/configs/pretrain-config'
import { fields as rewardFields } from '@/ml/trainers/configs/reward-config'
import { fields as sftFields } from '@/ml/trainers/configs/sft-config'
import { wordsIn } from '../support/words'

const fields: ConfigField[] = [
  ...pretrainFields,
  ...sftFields,
  ...rewardFields,
  ...Object.values(POLICY_ALGORITHMS).flatMap((algorithm) => algorithm.fields),
]

/** Papers, programs and their settings: the same in every language. */
const CITATION =
  /^(?:[A-Z][\w.-]*(?: et al\.| & \w+)? \d{4}|TRL|Llama 2|InstructGPT|DAPO|DeepSeekMath|N Implementation Details of RLHF|openai\/lm-human-preferences|nanoGPT|Laurel|Schulman, Approximating KL)\b/
const ENGLISH =
  /\b(?:the|of the|starter|measured|usual|as|used|steps|with|instead|to|and|than|more|answers)\b/i
const isCitation = (source: string) =>
  source
    .split('; ')
    .every(
      (part) =>
        CITATION.test(part) && !ENGLISH.test(part.replace('N Implementation Details of RLHF with PPO', '')),
    )

const wordless = (said: Iterable<string>, polish: Readonly<Record<string, string>>) =>
  [...new Set(said)].filter((sentence) => !Object.hasOwn(polish, sentence))

describe('settings of trainers', () => {
  it('have a name and a unit among the words of the screens', () => {
    const t = wordsIn('fields')
    expect(fields.map(({ key }) => key).filter((key) => !Object.hasOwn(en.fields.labels, key))).toEqual([])
    const polish = wordsIn('fields', 'pl')
    const units = new Set(fields.map(({ unit }) => unit).filter((unit) => /[a-z]{2}/.test(unit)))
    expect([...units].filter((unit) => unitWord(unit, t) !== unit)).toEqual([])
    expect([...units].filter((unit) => unitWord(unit, polish) === unit)).toEqual([])
  })

  it('have their meaning and the source of their default in Polish', () => {
    expect(
      wordless(
        fields.map(({ meaning }) => meaning),
        SETTINGS,
      ),
    ).toEqual([])
    const sources = wordless(
      fields.map(({ source }) => source),
      SETTINGS,
    )
    expect(sources.filter((source) => !isCitation(source))).toEqual([])
  })

  it('have Polish words for what can be chosen, but for names', () => {
    const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.choices : []))
    expect(wordless(choices, CHOICES).sort()).toEqual(['ipo', 'k2', 'k3', 'pytorch', 'sigmoid', 'tensorflow'])
  })

  it('have no Polish words that nobody asks for', () => {
    const said = new Set(fields.flatMap(({ meaning, source }) => [meaning, source]))
    expect(Object.keys(SETTINGS).filter((sentence) => !said.has(sentence))).toEqual([])
    const choices = new Set(fields.flatMap((field) => (field.kind === 'choice' ? field.choices : [])))
    expect(Object.keys(CHOICES).filter((choice) => !choices.has(choice))).toEqual([])
  })
})

it('metrics have their meaning in Polish, and no others have', () => {
  const meanings = Object.values(METRICS).map(({ meaning }) => meaning)
  expect(Object.keys(METRIC_MEANINGS).sort()).toEqual([...new Set(meanings)].sort())
})
