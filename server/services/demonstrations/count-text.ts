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
    throw new AppError('text-longer-than-context', {
      tokens: promptTokens + responseTokens,
      limit: TEXT_TOKENS_MAX,
    })
  }
  return { promptTokens, responseTokens }
}
