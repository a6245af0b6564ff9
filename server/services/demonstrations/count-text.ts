/** Tokens of what stands before a response and of the response, which have to fit the model's context together. */
import { AppError } from '../../errors'
import type { DialogueTurn } from '../../schemas/demonstration'
import { countTurns } from '../../schemas/desk-terms'
import { countTokens, TEXT_TOKENS_MAX } from '../../tokens/starter-tokens'

/** @throws AppError INVALID_INPUT */
export function countText(turns: readonly DialogueTurn[], response: string) {
  const promptTokens = countTurns(turns, countTokens)
  const responseTokens = countTokens(response)
  if (promptTokens + responseTokens > TEXT_TOKENS_MAX) {
    throw new AppError(
      'INVALID_INPUT',
      `Instruction and answer are ${promptTokens + responseTokens} tokens; the model can read ${TEXT_TOKENS_MAX}.`,
    )
  }
  return { promptTokens, responseTokens }
}
