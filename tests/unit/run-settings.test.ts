/** The settings of a run form: what depends on a setting that is off is neither shown nor sent. */
import { describe, expect, it } from 'vitest'
import {
  fieldLabel,
  fieldsOf,
  isActive,
  withSetting,
} from '@/app/p/[projectId]/runs/_components/config-fields'
import { wordsIn } from '../support/words'

const fields = fieldsOf('sft', {})
const field = (key: string) => fields.find((one) => one.key === key)!

describe('settings of adapters', () => {
  it('are shown from rank 1 on', () => {
    expect(isActive(field('loraAlpha'), fields, {})).toBe(false)
    expect(isActive(field('loraAlpha'), fields, { loraRank: 8 })).toBe(true)
    expect(isActive(field('learningRate'), fields, {})).toBe(true)
  })

  it('go when the rank goes back to 0, and nothing else does', () => {
    const chosen = { loraRank: 8, loraAlpha: 32, loraTargets: 'q,v', epochs: 5 }
    expect(withSetting(fields, chosen, field('loraRank'), undefined)).toEqual({ epochs: 5 })
    expect(withSetting(fields, chosen, field('loraRank'), 4)).toEqual({ ...chosen, loraRank: 4 })
  })

  it('are called by their name', () => {
    expect(fieldLabel('loraTargets', wordsIn('fields'))).toBe('LoRA targets')
    expect(fieldLabel('klCoefficient', wordsIn('fields'))).toBe('KL coefficient')
  })
})
