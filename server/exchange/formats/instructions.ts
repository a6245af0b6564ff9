/** Instruction sets: Alpaca and Natural Instructions. Read only: TRL's prompt–completion says the same with less. */

import { required } from '../../errors'
import { instruction, record } from '../record'
import { has, isRow, list, optionalText, row, text, texts } from '../row-fields'
import type { Format } from './format'
import { readPromptFacts } from './provenance'

/** {"instruction", "input", "output"} */
export const alpaca: Format = {
  label: 'Alpaca',
  hint: 'instruction, input, output',
  recognises: (entry) =>
    has(entry, 'instruction', 'output') ||
    (has(entry, 'instruction', 'response') && !('completions' in entry)),
  read: (entry) => {
    const input = optionalText(entry.input ?? entry.context, 'input')
    const asked = text(entry.instruction, 'instruction')
    return [
      record(
        {
          turns: instruction(input === undefined ? asked : `${asked}\n\n${input}`),
          ...readPromptFacts(entry, 'prompt_id'),
          taskType: optionalText(entry.task_type ?? entry.category, 'category'),
        },
        {
          demonstrations: [
            { text: text(entry.output ?? entry.response, 'output'), id: optionalText(entry.id, 'id') },
          ],
        },
      ),
    ]
  },
}

/** {"Definition", "Instances": [{"id", "input", "output"}]}: one task a row, its instances the records. */
export const naturalInstructions: Format = {
  label: 'Natural Instructions',
  hint: 'Definition and Instances of input and output',
  recognises: (entry) =>
    has(entry, 'Definition', 'Instances') || has(entry, 'definition', 'inputs', 'targets'),
  read: (entry) => {
    if (!Array.isArray(entry.Instances)) {
      const asked = `${text(entry.definition, 'definition')}\n\n${text(entry.inputs, 'inputs')}`
      return [
        record({ turns: instruction(asked) }, { demonstrations: [{ text: text(entry.targets, 'targets') }] }),
      ]
    }
    const definition = Array.isArray(entry.Definition)
      ? texts(entry.Definition, 'Definition').join('\n')
      : text(entry.Definition, 'Definition')
    const [category] = Array.isArray(entry.Categories) ? entry.Categories : []
    return list(entry.Instances, 'Instances').map((value, i) => {
      const where = `Instances[${i}]`
      const instance = row(value, where)
      const outputs = Array.isArray(instance.output)
        ? texts(instance.output, `${where}.output`)
        : [text(instance.output, `${where}.output`)]
      return record(
        {
          turns: instruction(`${definition}\n\n${text(instance.input, `${where}.input`)}`),
          id: optionalText(instance.id, `${where}.id`),
          taskType: optionalText(category, 'Categories'),
        },
        { demonstrations: outputs.map((output) => ({ text: output })) },
      )
    })
  },
}

/** {"source", "instruction", "models", "completions": [{"model", "response", "overall_score"}]} */
export const ultraFeedback: Format = {
  label: 'UltraFeedback',
  hint: 'instruction and completions, each with a model and a score',
  recognises: (entry) => has(entry, 'instruction', 'completions') && Array.isArray(entry.completions),
  read: (entry) => {
    const answers = list(entry.completions, 'completions').map((value, i) => row(value, `completions[${i}]`))
    return [
      record(
        {
          turns: instruction(text(entry.instruction, 'instruction')),
        },
        {
          completions: answers.map((answer, i) => {
            const where = `completions[${i}]`
            const score = scoreOf(answer)
            return {
              text: text(answer.response, `${where}.response`),
              model: optionalText(answer.model, `${where}.model`),
              ...(score !== undefined && {
                stars: { value: score / 2, standardError: 0, rankings: 0 },
              }),
            }
          }),
        },
      ),
    ]
  },
  writes: {
    unit: 'answers',
    columns: () => ({ source: 'text', instruction: 'text', models: 'texts', completions: 'json' }),
    write: (entry) => {
      const answers = entry.completions.filter(({ stars }) => stars !== undefined)
      const [turn] = entry.prompt.turns
      // The format has one instruction and no dialogue.
      if (answers.length === 0 || entry.prompt.turns.length > 1) return []
      return [
        {
          source: 'laurel',
          instruction: turn.content,
          models: answers.map(({ model }) => model ?? ''),
          completions: answers.map(({ model, text: response, stars }) => ({
            model: model ?? '',
            response,
            overall_score: required(stars, 'the stars').value * 2,
          })),
        },
      ]
    },
  },
}

/** 0–10; the mean of the aspects' 1–5 ratings, doubled, when there is no overall score. */
function scoreOf(answer: Record<string, unknown>): number | undefined {
  const overall = answer.overall_score
  if (overall !== undefined && overall !== null && overall !== '') {
    const score = Number(overall)
    return Number.isFinite(score) && score >= 0 && score <= 10 ? score : undefined
  }
  if (!isRow(answer.annotations)) return undefined
  const ratings = Object.values(answer.annotations)
    .map((aspect) => (isRow(aspect) ? Number(aspect.Rating) : Number.NaN))
    .filter((rating) => rating >= 1 && rating <= 5)
  return ratings.length > 0
    ? (2 * ratings.reduce((sum, rating) => sum + rating, 0)) / ratings.length
    : undefined
}
