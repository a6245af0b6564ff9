/** The small JSON files beside the weights, as transformers reads them. The weights and their names are Llama's already. */
import type { TokenizerFile } from '../../../ml/tokenizer/tokenizer-file'
import { huggingFaceTokenizer } from './tokenizer'

/** Our one template (`ml/data/template.ts`) in Jinja: BOS, then turns; only the last answer ends with EOS. */
const CHAT_TEMPLATE = [
  '{{ bos_token }}',
  '{% for message in messages %}',
  "{% if message['role'] == 'assistant' %}",
  "{{ ' ' + message['content'] | trim }}{% if loop.last %}{{ eos_token }}{% else %}{{ '\\n' }}{% endif %}",
  '{% else %}',
  "{{ 'Task: ' + message['content'] | trim + '\\nReply:' }}",
  '{% endif %}',
  '{% endfor %}',
].join('')

const specialIds = ({ specialTokens }: TokenizerFile) => ({
  bos_token_id: specialTokens['<|bos|>'],
  eos_token_id: specialTokens['<|eos|>'],
  pad_token_id: specialTokens['<|pad|>'],
})
const SPECIAL = { bos_token: '<|bos|>', eos_token: '<|eos|>', pad_token: '<|pad|>' }

/**
 * By name. @param config what Laurel wrote as config.json
 * @param isReward scores and writes nothing, so that it has no settings of generation
 */
export function huggingFaceSettings(
  config: Record<string, unknown>,
  tokenizer: TokenizerFile,
  isReward: boolean,
): Record<string, object> {
  const ids = specialIds(tokenizer)
  return {
    // The ids serve generation, and batches of unequal length.
    'config.json': { ...config, ...ids, use_cache: true },
    ...(isReward ? {} : { 'generation_config.json': { ...ids, do_sample: true, temperature: 0.8 } }),
    'tokenizer.json': huggingFaceTokenizer(tokenizer),
    'tokenizer_config.json': {
      ...SPECIAL,
      tokenizer_class: 'PreTrainedTokenizerFast',
      model_max_length: config.max_position_embeddings,
      clean_up_tokenization_spaces: false,
      chat_template: CHAT_TEMPLATE,
    },
    'special_tokens_map.json': SPECIAL,
    // The same tokens in the form that Laurel's own command line reads.
    'laurel-tokenizer.json': tokenizer,
  }
}
