/** Token counts under the starter model's tokenizer, the one that demonstrations are measured with. */
import tokenizerFile from '../../ml/starter/assets/tokenizer.json' with { type: 'json' }
import { createTokenizer, type Tokenizer } from '../../ml/tokenizer/tokenizer'
import type { TokenizerFile } from '../../ml/tokenizer/tokenizer-file'
import { PRETRAIN_DEFAULTS } from '../../ml/trainers/configs/pretrain-config'
import { EXCHANGE_TOKENS } from '../schemas/desk-terms'

/** The most tokens an instruction and its answer may have together, so that the starter model can read both. */
export const TEXT_TOKENS_MAX = PRETRAIN_DEFAULTS.contextLength - EXCHANGE_TOKENS

let tokenizer: Tokenizer | undefined

const opened = (): Tokenizer => (tokenizer ??= createTokenizer(tokenizerFile as TokenizerFile))

export function countTokens(text: string): number {
  return opened().encode(text).length
}

/** What the starter model would have sampled to write this text and end there. */
export function encodeAnswer(text: string): number[] {
  return [...opened().encode(text), opened().eosId]
}
