/** Trainer settings: complete descriptions, sensible defaults, clear refusals. */
import { describe, expect, it } from 'vitest'
import { METRICS } from '@/ml/metrics'
import { type ConfigField, resolveConfig } from '@/ml/trainers/configs/config-field'
import { POLICY_ALGORITHMS } from '@/ml/trainers/configs/policy-config'
import { resolveRewardConfig, fields as rewardFields } from '@/ml/trainers/configs/reward-config'
import { resolveSftConfig, fields as sftFields } from '@/ml/trainers/configs/sft-config'

const trainers: [string, readonly ConfigField[], (overrides: Record<string, unknown>) => object][] = [
  ['SFT', sftFields, resolveSftConfig],
  ['Reward model', rewardFields, resolveRewardConfig],
  ...Object.values(POLICY_ALGORITHMS).map(
    ({ title, fields, resolve }) => [title, fields, resolve] as (typeof trainers)[number],
  ),
]

describe.each(trainers)('%s settings', (name, fields, resolve) => {
  it('have different keys, a meaning and a source each', () => {
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
    for (const field of fields) {
      expect(field.meaning.length, field.key).toBeGreaterThan(10)
      expect(field.source.length, field.key).toBeGreaterThan(3)
    }
  })

  it('accept their own defaults', () => {
    const defaults = Object.fromEntries(fields.map((field) => [field.key, field.default]))
    expect(resolve(defaults)).toEqual(defaults)
    expect(resolve({})).toEqual(defaults)
  })

  it('refuse an unknown setting by name and list the known ones', () => {
    expect(() => resolve({ learning_rate: 1 })).toThrow(
      new RegExp(`^${name} has no setting "learning_rate"; its settings are .*learningRate`),
    )
  })

  it('refuse a number out of range and a wrong type with what was expected and what arrived', () => {
    expect(() => resolve({ learningRate: 7 })).toThrow(`${name} setting "learningRate" must be a number from`)
    expect(() => resolve({ learningRate: '1e-4' })).toThrow('got "1e-4"')
    expect(() => resolve({ learningRate: Number.NaN })).toThrow('must be a number')
    expect(() => resolve({ epochs: 1.5 })).toThrow('must be a whole number')
    expect(() => resolve({ schedule: 'steps' })).toThrow('must be one of cosine, linear, constant')
  })
})

it('a switch takes true or false only', () => {
  const fields = [
    { key: 'on', kind: 'switch', default: false, meaning: 'm', unit: '', source: 's', isBasic: true },
  ] as const
  expect(resolveConfig('Test', fields, { on: true })).toEqual({ on: true })
  expect(() => resolveConfig('Test', fields, { on: 'yes' })).toThrow('must be true or false, got "yes"')
})

it('a subset is names separated by commas, kept in the order of the choices, each once', () => {
  const fields = [
    {
      key: 'of',
      kind: 'subset',
      default: 'a,b',
      choices: ['a', 'b', 'c'],
      meaning: 'm',
      unit: '',
      source: 's',
      isBasic: true,
    },
  ] as const
  expect(resolveConfig('Test', fields, { of: 'c, a,c' })).toEqual({ of: 'a,c' })
  for (const wrong of ['', 'a,d', 3])
    expect(() => resolveConfig('Test', fields, { of: wrong })).toThrow(
      'must be one or more of a, b, c, separated by commas',
    )
})

it('a setting whose parent is off is refused unless it is the default, and allowed when the parent is on', () => {
  expect(resolveSftConfig({ loraRank: 8, loraAlpha: 32 })).toMatchObject({ loraRank: 8, loraAlpha: 32 })
  expect(resolveSftConfig({ loraAlpha: 16 })).toMatchObject({ loraRank: 0 })
  expect(() => resolveSftConfig({ loraTargets: 'q' })).toThrow(
    'SFT setting "loraTargets" has no effect while "loraRank" is 0: set that one too, or leave "loraTargets" out.',
  )
})

it('every metric says its unit, meaning and source', () => {
  for (const [name, { unit, meaning, source }] of Object.entries(METRICS)) {
    expect(unit, name).not.toBe('')
    expect(meaning.endsWith('.'), name).toBe(true)
    expect(source, name).not.toBe('')
  }
})
