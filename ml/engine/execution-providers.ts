/**
 * Where graphs run: the CPU, or a GPU through WebGPU or CUDA. A provider is never silently replaced: what cannot be had
 * is refused with the reason. A missing driver can abort the process inside native code, so providers other than the
 * CPU are tried in a child process first.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ExecutionProviderName, RequestedExecutionProvider } from '../runner/contract'

export type { ExecutionProviderName, RequestedExecutionProvider }

export interface ExecutionProviderStatus {
  name: ExecutionProviderName
  available: boolean
  /** One sentence for people: what it is, or why it cannot be used here. */
  reason: string
}

export class UnavailableExecutionProviderError extends Error {
  override name = 'UnavailableExecutionProviderError'
}

const PROBE_TIMEOUT_MS = 30_000
/** Best first. */
const PREFERENCE: readonly ExecutionProviderName[] = ['cuda', 'webgpu', 'cpu']

/**
 * The provider to use for a request. `auto` takes the best available one and says which; a named one is used or, when
 * it is not available, refused with UnavailableExecutionProviderError and the reason.
 */
export async function resolveExecutionProvider(
  requested: RequestedExecutionProvider,
): Promise<{ name: ExecutionProviderName; reason: string }> {
  if (requested !== 'auto') {
    const status = await executionProviderStatus(requested)
    if (!status.available)
      throw new UnavailableExecutionProviderError(`${requested} is not available: ${status.reason}`)
    return { name: requested, reason: status.reason }
  }
  const passedOver: string[] = []
  for (const name of PREFERENCE) {
    const status = await executionProviderStatus(name)
    if (status.available)
      return {
        name,
        reason: [`${name} chosen automatically: ${status.reason}`, ...passedOver].join(' '),
      }
    passedOver.push(`${name} is not available: ${status.reason}`)
  }
  throw new UnavailableExecutionProviderError(passedOver.join(' '))
}

/** Every provider with its availability here; probing takes up to a few seconds and cannot abort the caller. */
export async function listExecutionProviders(): Promise<ExecutionProviderStatus[]> {
  return Promise.all(PREFERENCE.map(executionProviderStatus))
}

const probes = new Map<ExecutionProviderName, Promise<ExecutionProviderStatus>>()

function executionProviderStatus(name: ExecutionProviderName): Promise<ExecutionProviderStatus> {
  let probe = probes.get(name)
  if (!probe) {
    probe =
      name === 'cpu'
        ? Promise.resolve({ name, available: true, reason: 'the processor, always available.' })
        : probeInChild(name)
    probes.set(name, probe)
  }
  return probe
}

/** Multiplies two small matrices on the provider in a child process and reports how that ended. */
function probeInChild(name: 'webgpu' | 'cuda'): Promise<ExecutionProviderStatus> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./probe-execution-provider.ts', import.meta.url)), [name], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: PROBE_TIMEOUT_MS,
    })
    let answer: { available: boolean; reason: string } | undefined
    let complaint = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000)
    })
    child.on('message', (message) => {
      answer = message as { available: boolean; reason: string }
    })
    child.on('error', (error) => resolve({ name, available: false, reason: error.message }))
    child.on('close', (code, signal) => {
      if (answer) return resolve({ name, ...answer })
      const lastLine = complaint.trim().split('\n').at(-1) ?? ''
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      resolve({ name, available: false, reason: `the probe ${how}. ${lastLine}`.trim() })
    })
  })
}
