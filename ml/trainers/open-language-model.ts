/** A language model and its tokenizer from one folder, checked against each other. */
import { type Model, readModelFolder, wrongKind } from '../models/model-folder'
import type { Tokenizer } from '../tokenizer/tokenizer'
import { openTokenizerOf } from './open-tokenizer-of'

/** With the SHA-256 of its weights file. */
export type StoredModel = Model & { sha256: string }

/** @throws when the folder holds another kind of model, or a tokenizer that knows more tokens than the model */
export async function openLanguageModel(dir: string): Promise<{ model: StoredModel; tokenizer: Tokenizer }> {
  const model = await readModelFolder(dir)
  if (model.kind !== 'language-model') throw wrongKind(dir, model.kind, 'language-model')
  return { model, tokenizer: await openTokenizerOf(dir, model.config) }
}
