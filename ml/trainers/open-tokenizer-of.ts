/** A model's tokenizer, checked against the model: ids beyond its table would only fail deep inside the engine. */

import { message } from '../messages/catalogue'
import { TaskError } from '../messages/task-error'
import type { TransformerConfig } from '../models/transformer'
import { openTokenizer } from '../tokenizer/open-tokenizer'
import type { Tokenizer } from '../tokenizer/tokenizer'

/** @throws when the tokenizer knows more tokens than the model has rows for */
export async function openTokenizerOf(
  modelDir: string,
  { vocabSize }: Pick<TransformerConfig, 'vocabSize'>,
): Promise<Tokenizer> {
  const tokenizer = await openTokenizer(modelDir)
  if (tokenizer.vocabSize > vocabSize)
    throw new TaskError(
      message('tokenizer-too-large', {
        folder: modelDir,
        tokenizer: tokenizer.vocabSize,
        model: vocabSize,
      }),
    )
  return tokenizer
}
