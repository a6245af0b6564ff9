/** What the server refuses with, in a language. On the server alone: no page carries all these sentences. */
import type { Language } from './languages'
import { REFUSALS } from './pl/refusals'
import { REPORTS } from './pl/reports'
import { SHAPES } from './pl/shapes'
import { asIs, type Say, translate } from './sentences'

let inPolish: Say | undefined

export function sayIn(language: Language): Say {
  if (language !== 'pl') return asIs
  inPolish ??= translate({ ...SHAPES, ...REFUSALS, ...REPORTS })
  return inPolish
}
