/** Tokens of an instruction and its answer, which have to fit the model's context together. */
import { AppError } from '../../errors'
import { countTokens, TEXT_TOKENS_MAX } from '../../tokens/starter-tokens'

/** @throws AppError INVALID_INPUT */
export function countText(instruction: string, response: string) {
  const promptTokens = countTokens(instruction)
  const responseTokens = countTokens(response)
  if (promptTokens + responseTokens > TEXT_TOKENS_MAX) {
    throw new AppError(
      'INVALID_INPUT',
      `Instruction and answer are ${promptTokens + responseTokens} tokens; the model can read ${TEXT_TOKENS_MAX}.`,
    )
  }
  return { promptTokens, responseTokens }
}
