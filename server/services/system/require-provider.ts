/** Refuses a run on an execution provider that no living worker has. */
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import type { RequestedProvider } from '../../schemas/run'
import { listProviders } from './list-workers'

/**
 * `auto` always passes: the run waits for a worker. A named provider passes when a living worker has it.
 * @throws AppError UNAVAILABLE with the worker's reason
 */
export async function requireProvider(provider: RequestedProvider): Promise<void> {
  if (provider === 'auto') return
  const status = (await listProviders()).find(({ name }) => name === provider)
  if (status?.available) return
  throw new AppError('provider-unavailable', {
    provider,
    reason: status?.reason ?? message('provider-unheard-of'),
  })
}
