/**
 * What clients of OpenAI's API send. What Laurel does not know is ignored when it changes nothing (`user`, `store`) and
 * refused when it would: tools, penalties.
 */
import { z } from 'zod'
import { SamplingSettings } from '../schemas/run'

const Text = z.string().max(8000)
const MAX_CHOICES = 16
const MAX_TOKENS = SamplingSettings.shape.maxTokens.maxValue ?? 1024

/** Accepted only at the value at which it does nothing. */
const unsupported = (name: string) => ({ error: `${name} is not supported here.` })

const Shared = {
  model: z.string().min(1).max(100),
  n: z.number().int().min(1).max(MAX_CHOICES).nullish(),
  seed: z.number().int().nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  temperature: SamplingSettings.shape.temperature.nullish(),
  top_p: SamplingSettings.shape.topP.nullish(),
  /** As in vLLM. */
  top_k: z.number().int().min(-1).max(100_000).nullish(),
  stop: z
    .union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).max(4)])
    .nullish()
    .transform((stop) => [stop ?? []].flat()),
  presence_penalty: z.literal(0, unsupported('presence_penalty')).nullish(),
  frequency_penalty: z.literal(0, unsupported('frequency_penalty')).nullish(),
  logit_bias: z.strictObject({}, unsupported('logit_bias')).nullish(),
}

const Content = z.union([
  Text,
  z
    .array(z.object({ type: z.literal('text'), text: Text }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
])

export const ChatRequest = z.object({
  ...Shared,
  messages: z
    .array(
      z.object({
        role: z.enum(['system', 'developer', 'user', 'assistant']),
        content: Content,
      }),
    )
    .min(1)
    .max(80),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.number().int().min(0).max(20).nullish(),
  tools: z.array(z.unknown()).max(0, unsupported('tools')).nullish(),
  functions: z.array(z.unknown()).max(0, unsupported('functions')).nullish(),
  response_format: z.object({ type: z.literal('text', unsupported('response_format')) }).nullish(),
})
export type ChatRequest = z.output<typeof ChatRequest>

export const CompletionRequest = z.object({
  ...Shared,
  prompt: z.union([
    Text,
    z
      .array(Text)
      .length(1)
      .transform(([text]) => text),
  ]),
  max_tokens: z.number().int().min(0).nullish(),
  /** Of each token, and of so many that were most likely in its place. */
  logprobs: z.number().int().min(0).max(5).nullish(),
  echo: z.boolean().nullish(),
  best_of: z.literal(1, unsupported('best_of above 1')).nullish(),
  suffix: z.literal('', unsupported('suffix')).nullish(),
})
export type CompletionRequest = z.output<typeof CompletionRequest>

interface Asked {
  temperature?: number | null
  top_p?: number | null
  top_k?: number | null
}

/** OpenAI's defaults; the engine itself lowers `maxTokens` to what the model can hold. */
export const settingsOf = ({ temperature, top_p, top_k }: Asked, maxTokens: number): SamplingSettings => ({
  temperature: temperature ?? 1,
  topP: top_p ?? 1,
  topK: Math.max(0, top_k ?? 0),
  maxTokens: Math.min(maxTokens, MAX_TOKENS),
})

type Turn = { role: 'prompt' | 'response'; text: string }

/** The chat as the template's turns: there is no system turn, so its words open the first prompt; like turns join. */
export function turnsOf(messages: ChatRequest['messages']): Turn[] {
  const turns: Turn[] = []
  for (const { role, content } of messages) {
    const wanted = role === 'assistant' ? 'response' : 'prompt'
    const last = turns.at(-1)
    if (last?.role === wanted) last.text += `\n\n${content}`
    else turns.push({ role: wanted, text: content })
  }
  return turns
}
