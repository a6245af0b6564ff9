/** Tells a server that said no from a server that could not be reached. */
import { TRPCClientError } from '@trpc/client'

/** The server's sentence when it refused for good (400–499); null when trying again may help (no network, 401, 429, 5xx). */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null
  const status: unknown = error.data?.httpStatus
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  return status === 401 || status === 408 || status === 429 ? null : error.message
}
