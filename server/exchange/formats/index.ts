/** Every format by its id, and which one a file's first rows look like. */
import type { Row } from '../row-fields'
import { argilla } from './argilla'
import { hh, messages, openAiPreference, shareGpt } from './chat'
import type { Format } from './format'
import { alpaca, naturalInstructions, ultraFeedback } from './instructions'
import { labelStudio } from './label-studio'
import { openAssistant } from './open-assistant'
import {
  implicitPreference,
  preference,
  promptCompletion,
  promptOnly,
  rankings,
  scored,
  unpaired,
} from './trl'

/** The more a format asks of a row, the earlier it stands: the first that recognises every row wins. */
export const FORMATS = {
  'open-assistant': openAssistant,
  'label-studio': labelStudio,
  argilla,
  'openai-preference': openAiPreference,
  'natural-instructions': naturalInstructions,
  ultrafeedback: ultraFeedback,
  rankings,
  scored,
  comparisons: preference,
  'comparisons-implicit': implicitPreference,
  hh,
  unpaired,
  demonstrations: promptCompletion,
  messages,
  sharegpt: shareGpt,
  alpaca,
  prompts: promptOnly,
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof FORMATS

export const formatOf = (id: FormatId): Format => FORMATS[id]

export function recogniseFormat(rows: readonly Row[]): FormatId | null {
  if (rows.length === 0) return null
  const ids = Object.keys(FORMATS) as FormatId[]
  // One odd row among many does not change what the file is; it will be reported.
  const enough = Math.max(1, Math.ceil(rows.length * 0.8))
  return ids.find((id) => rows.filter((entry) => FORMATS[id].recognises(entry)).length >= enough) ?? null
}
