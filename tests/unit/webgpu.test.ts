/**
 * The WebGPU provider against the CPU: same losses, same gradients. Needs a Vulkan driver; a software one will do
 * (SwiftShader comes with Chromium, and with the browser of the browser tests, LAUREL_TEST_BROWSER). Where none answers,
 * the test is skipped and its name says why.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Outcome {
  losses: number[]
  firstGradients: number[]
}

const DRIVER = 'vk_swiftshader_icd.json'
const CHILD = fileURLToPath(new URL('../support/training-losses-child.ts', import.meta.url))
const { LAUREL_TEST_BROWSER } = process.env
/** Folders with SwiftShader's driver description: the browser's, and where Linux distributions put theirs. */
const SOFTWARE_DRIVERS = [
  ...(LAUREL_TEST_BROWSER ? [dirname(LAUREL_TEST_BROWSER)] : []),
  '/usr/lib/chromium',
  '/usr/lib/chromium-browser',
  '/opt/google/chrome',
]

/** The environments to try, the machine's own driver first. */
function environments(): NodeJS.ProcessEnv[] {
  const base: NodeJS.ProcessEnv = { XDG_RUNTIME_DIR: tmpdir(), ...process.env }
  const software = SOFTWARE_DRIVERS.filter((folder) => existsSync(join(folder, DRIVER)))
  return [
    base,
    ...software.map((folder) => ({
      ...base,
      VK_DRIVER_FILES: join(folder, DRIVER),
      // A browser may bring the Vulkan loader too.
      LD_LIBRARY_PATH: [folder, base.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
    })),
  ]
}

function train(provider: 'cpu' | 'webgpu', env: NodeJS.ProcessEnv): Promise<Outcome | string> {
  return new Promise((resolve) => {
    const child = fork(CHILD, [provider], {
      execArgv: ['--import', 'tsx'],
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      timeout: 300_000,
    })
    let complaint = ''
    let outcome: Outcome | undefined
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.on('message', (message) => {
      outcome = message as Outcome
    })
    child.on('close', (code, signal) => {
      const lines = complaint.split('\n').filter((line) => /error|adapter|backend/i.test(line))
      resolve(outcome ?? `${signal ?? `exit ${code}`}: ${(lines[0] ?? complaint).trim().slice(0, 160)}`)
    })
  })
}

async function trainOnWebGpu(): Promise<Outcome | string> {
  const reasons: string[] = []
  for (const env of environments()) {
    const outcome = await train('webgpu', env)
    if (typeof outcome !== 'string') return outcome
    reasons.push(outcome)
  }
  return reasons.join(' | ')
}

const webgpu = await trainOnWebGpu()
const skipped = typeof webgpu === 'string' ? ` [skipped, no driver answered: ${webgpu}]` : ''

describe('WebGPU', () => {
  it.skipIf(typeof webgpu === 'string')(
    `trains with the losses and gradients of the CPU${skipped}`,
    async () => {
      const cpu = await train('cpu', process.env)
      if (typeof cpu === 'string' || typeof webgpu === 'string') throw new Error(`${cpu}`)
      expect(webgpu.losses).toHaveLength(4)
      webgpu.losses.forEach((loss, k) => {
        expect(loss).toBeCloseTo(cpu.losses[k]!, 5)
      })
      const distance = Math.hypot(...cpu.firstGradients.map((x, i) => x - webgpu.firstGradients[i]!))
      expect(distance / Math.hypot(...cpu.firstGradients)).toBeLessThan(1e-5)
    },
  )
})
