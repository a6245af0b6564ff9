/** One answer of a sampling run, whoever wrote it. */
import type { FinishReason } from '../../../ml/contract'
import { cutAtStop } from '../../serving/choices'
import { encodeAnswer } from '../../tokens/starter-tokens'

export interface SampledAnswer {
  promptId: string
  /** Among the answers of the run to this prompt. */
  index: number
  text: string
  tokenIds: number[]
  finishReason: FinishReason
  modelVersionId: string | null
  /** What the server calls the model that wrote it; null for one of our own versions. */
  sourceModel: string | null
}

/** The tokens our models read a text as that none of them wrote. */
export function tokensOf(text: string, finishReason: FinishReason): number[] {
  const tokens = encodeAnswer(text)
  return finishReason === 'eos' ? tokens : tokens.slice(0, -1)
}

/** The answer up to the first stop word, as if its writer had ended there. */
export function endedAtStop<Answer extends Pick<SampledAnswer, 'text' | 'tokenIds' | 'finishReason'>>(
  answer: Answer,
  stop: readonly string[],
): Answer {
  const { text, isCut } = cutAtStop(answer.text, stop)
  return isCut ? { ...answer, text, tokenIds: tokensOf(text, 'eos'), finishReason: 'eos' } : answer
}
