/** Refuses sampling requests that a model cannot serve, before anything is compiled. */

import type { SamplingSettings } from '../contract'
import type { TransformerConfig } from '../models/transformer'

/** Throws RangeError saying which setting, what was expected and what arrived. */
export function checkSamplingSettings({ temperature, topP, topK, maxTokens }: SamplingSettings): void {
  if (!(temperature >= 0 && Number.isFinite(temperature)))
    throw new RangeError(`temperature must be 0 or more, got ${temperature}`)
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`topP must be above 0 and at most 1, got ${topP}`)
  if (!(Number.isInteger(topK) && topK >= 0)) throw new RangeError(`topK must be a whole number, got ${topK}`)
  if (!(Number.isInteger(maxTokens) && maxTokens >= 1))
    throw new RangeError(`maxTokens must be a positive whole number, got ${maxTokens}`)
}

export function checkSamplingRequest(
  config: TransformerConfig,
  request: {
    prompts: readonly (readonly number[])[]
    promptKeys?: readonly string[]
    completionsPerPrompt?: number
    settings: SamplingSettings
    eosId: number
    padId: number
    bosId?: number
  },
): void {
  const { prompts, promptKeys, completionsPerPrompt = 1, settings, eosId, padId, bosId } = request
  checkSamplingSettings(settings)
  if (!(Number.isInteger(completionsPerPrompt) && completionsPerPrompt >= 1))
    throw new RangeError(`completionsPerPrompt must be a positive whole number, got ${completionsPerPrompt}`)
  if (promptKeys && promptKeys.length !== prompts.length)
    throw new RangeError(`${promptKeys.length} promptKeys for ${prompts.length} prompts`)
  const isToken = (id: number) => Number.isInteger(id) && id >= 0 && id < config.vocabSize
  for (const [name, id] of Object.entries({ eosId, padId, bosId: bosId ?? padId }))
    if (!isToken(id)) throw new RangeError(`${name} ${id} is not in a vocabulary of ${config.vocabSize}`)
  if (eosId === padId || eosId === bosId)
    throw new RangeError(`eosId ${eosId} must differ from padId ${padId} and bosId ${bosId}`)
  prompts.forEach((prompt, index) => {
    if (prompt.length === 0) throw new RangeError(`prompt ${index} has no tokens`)
    const stranger = prompt.find((id) => !isToken(id))
    if (stranger !== undefined)
      throw new RangeError(
        `prompt ${index} has token ${stranger}, the vocabulary ends at ${config.vocabSize}`,
      )
    if (prompt.length + settings.maxTokens > config.contextLength)
      throw new RangeError(
        `prompt ${index} has ${prompt.length} tokens; with ${settings.maxTokens} more it exceeds the context of ${config.contextLength}`,
      )
  })
}
