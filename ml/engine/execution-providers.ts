/**
 * Where graphs run: the CPU, or a GPU through WebGPU or CUDA. A provider is never silently replaced: what cannot be had
 * is refused with the reason. A missing driver can abort the process inside native code, so providers other than the
 * CPU are tried in a child process first.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ExecutionProviderName, RequestedExecutionProvider } from '../contract'
import { message } from '../messages/catalogue'
import { type Message, together } from '../messages/message'
import { messageOf, TaskError } from '../messages/task-error'
import type { ProbeAnswer } from './probe-execution-provider'

export type { ExecutionProviderName, RequestedExecutionProvider }

export interface ExecutionProviderStatus {
  name: ExecutionProviderName
  available: boolean
  /** What it is, or why it cannot be used here. */
  reason: Message
  /** Its speed at a training step of a small model relative to this machine's CPU; null when it is not available. */
  speedup: number | null
}

export class UnavailableExecutionProviderError extends TaskError {
  override name = 'UnavailableExecutionProviderError'
}

const PROBE_TIMEOUT_MS = 60_000
const NAMES: readonly ExecutionProviderName[] = ['cuda', 'webgpu', 'cpu']
/** `auto` leaves the CPU only for something clearly faster: a software graphics driver also answers, and crawls. */
const WORTHWHILE_SPEEDUP = 2

/**
 * The provider to use for a request. `auto` takes the fastest available one and says which and why; a named one is used
 * or, when it is not available, refused with UnavailableExecutionProviderError and the reason.
 */
export async function resolveExecutionProvider(
  requested: RequestedExecutionProvider,
): Promise<{ name: ExecutionProviderName; reason: Message }> {
  if (requested !== 'auto') {
    const status = await executionProviderStatus(requested)
    if (!status.available)
      throw new UnavailableExecutionProviderError(
        message('provider-not-available', { provider: requested, reason: status.reason }),
      )
    return { name: requested, reason: status.reason }
  }
  const statuses = await listExecutionProviders()
  const [best] = statuses
    .filter(({ name, speedup }) => name !== 'cpu' && (speedup ?? 0) >= WORTHWHILE_SPEEDUP)
    .sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0))
  const chosen = best ?? statuses.find(({ name }) => name === 'cpu')!
  const others = statuses
    .filter((status) => status !== chosen && status.name !== 'cpu')
    .map(({ name, available, reason }) =>
      message(available ? 'provider-available-too' : 'provider-not-available', { provider: name, reason }),
    )
  return {
    name: chosen.name,
    reason: together(message('provider-chosen', { provider: chosen.name, reason: chosen.reason }), ...others),
  }
}

/** Every provider with its availability here; probing takes up to a few seconds and cannot abort the caller. */
export async function listExecutionProviders(): Promise<ExecutionProviderStatus[]> {
  return Promise.all(NAMES.map(executionProviderStatus))
}

const probes = new Map<ExecutionProviderName, Promise<ExecutionProviderStatus>>()

function executionProviderStatus(name: ExecutionProviderName): Promise<ExecutionProviderStatus> {
  let probe = probes.get(name)
  if (!probe) {
    probe =
      name === 'cpu'
        ? Promise.resolve({ name, available: true, reason: message('provider-processor'), speedup: 1 })
        : probeInChild(name)
    probes.set(name, probe)
  }
  return probe
}

/** Takes training steps on the provider in a child process and reports how that ended. */
function probeInChild(name: 'webgpu' | 'cuda'): Promise<ExecutionProviderStatus> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./probe-execution-provider.ts', import.meta.url)), [name], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: PROBE_TIMEOUT_MS,
    })
    let answer: ProbeAnswer | undefined
    let complaint = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000)
    })
    child.on('message', (message) => {
      answer = message as ProbeAnswer
    })
    const unavailable = (reason: Message) => resolve({ name, available: false, reason, speedup: null })
    child.on('error', (error) => unavailable(messageOf(error)))
    child.on('close', (code, signal) => {
      if (answer?.available) {
        const { speedup } = answer
        const reason =
          speedup === null ? message('provider-not-measured') : message('provider-measured', { speedup })
        resolve({ name, available: true, reason, speedup: speedup ?? 0 })
      } else if (answer) unavailable(answer.reason)
      else if (child.killed) unavailable(message('provider-silent', { seconds: PROBE_TIMEOUT_MS / 1000 }))
      else {
        const line = complaint.trim().split('\n').at(-1) ?? ''
        unavailable(
          signal
            ? message('provider-probe-killed', { signal, line })
            : message('provider-probe-exited', { status: String(code), line }),
        )
      }
    })
  })
}
