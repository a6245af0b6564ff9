/** Servers that speak OpenAI's protocol, and their models. Shared with the settings page. */
import { z } from 'zod'
import { wrong } from './shape-message'

/** US dollars a million tokens. */
const Price = z.number().min(0).max(10_000).nullable()

const NO_QUERY = wrong('shape-address-with-extras')

const ServerSettings = {
  name: z.string().trim().min(1, wrong('shape-server-name-missing')).max(80),
  baseUrl: z
    .url({ protocol: /^https?$/, error: wrong('shape-address') })
    .max(1000)
    // What we add to it is a path: behind a question mark or a hash it would be none, and whoever typed the address would choose it.
    .refine((url) => !/[?#]|^[^/]*\/\/[^/]*@/.test(url), NO_QUERY)
    .transform((url) => url.replace(/\/+$/, '')),
  requestsPerMinute: z.number().int().min(1).max(100_000).nullable(),
  atOnce: z.number().int().min(1).max(64),
}

const ServerKey = z
  .string()
  .trim()
  .min(8, wrong('shape-server-key-too-short', { limit: 8 }))
  .max(500)
  .regex(/^[\x21-\x7e]+$/, wrong('shape-server-key-characters'))

export const NewModelServer = z.object({ ...ServerSettings, key: ServerKey.nullable() })
export type NewModelServer = z.infer<typeof NewModelServer>

/** A key that is left out stays as it is; null takes it away. */
export const ChangeModelServer = z.object({
  serverId: z.string().min(1).max(64),
  ...ServerSettings,
  key: ServerKey.nullable().optional(),
})
export type ChangeModelServer = z.infer<typeof ChangeModelServer>

export const ServerId = z.object({ serverId: z.string().min(1).max(64) })

export const NewRemoteModel = z.object({
  serverId: z.string().min(1).max(64),
  name: z.string().trim().min(1, wrong('shape-remote-model-missing')).max(200),
  inputPrice: Price,
  outputPrice: Price,
})
export type NewRemoteModel = z.infer<typeof NewRemoteModel>

export const RemoteModelId = z.object({ remoteModelId: z.string().min(1).max(64) })
