/** Servers that speak OpenAI's protocol, and their models. Shared with the settings page. */
import { z } from 'zod'

/** US dollars a million tokens. */
const Price = z.number().min(0).max(10_000).nullable()

const NO_QUERY = 'An address here has no question mark, no hash and no name of a user.'

const ServerSettings = {
  name: z.string().trim().min(1, 'Give the server a name.').max(80),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://.' })
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
  .min(8, 'A key has 8 characters or more; leave it empty when the server asks for none.')
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'A key has no spaces, accents or line ends.')

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
  name: z.string().trim().min(1, 'Give the name that the server knows it by.').max(200),
  inputPrice: Price,
  outputPrice: Price,
})
export type NewRemoteModel = z.infer<typeof NewRemoteModel>

export const RemoteModelId = z.object({ remoteModelId: z.string().min(1).max(64) })
