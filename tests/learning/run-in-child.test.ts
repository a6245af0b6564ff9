/** A task in a process of its own: same events, cancel, kill, crash, and no orphan when the parent dies. */
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SftTask, TaskEvent } from '@/ml/contract'
import { runInChild } from '@/ml/runner/run-in-child'
import { runTask } from '@/ml/runner/tasks'
import { saying } from '../support/saying'
import { temporaryFolder, timelessMetrics, writeJsonl, writeTinyModel } from './tiny-model'

const ROOT = path.resolve(import.meta.dirname, '../..')
let folder: string
let modelDir: string
let dataset: string

beforeAll(async () => {
  folder = await temporaryFolder()
  modelDir = await writeTinyModel(path.join(folder, 'base'))
  dataset = await writeJsonl(path.join(folder, 'demonstrations.jsonl'), [
    { prompt: 'say hello', response: 'Good day!', split: 'train' },
    { prompt: 'what flies', response: 'A bird.', split: 'train' },
  ])
})

const taskOf = (name: string, epochs: number): SftTask => ({
  kind: 'sft',
  modelDir,
  dataset,
  outDir: path.join(folder, name),
  checkpointDir: path.join(folder, `${name}-c`),
  config: { epochs, batchSize: 1 },
  executionProvider: 'cpu',
  threads: 1,
  seed: 1,
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a task in a child process', () => {
  it('gives the events and the bits of the same task here', async () => {
    const here: TaskEvent[] = []
    const there: TaskEvent[] = []
    const endHere = await runTask(taskOf('here', 2), { onEvent: (event) => here.push(event) })
    const endThere = await runInChild(taskOf('there', 2), { onEvent: (event) => there.push(event) })
    expect(timelessMetrics(there)).toEqual(timelessMetrics(here))
    expect(there.map(({ type }) => type)).toEqual(here.map(({ type }) => type))
    expect(there.at(-1)).toEqual(endThere)
    expect(endThere.type === 'finished' && endThere.weightsSha256).toBe(
      endHere.type === 'finished' && endHere.weightsSha256,
    )
  }, 240_000)

  it('a task that throws ends as failed with its sentence', async () => {
    const end = await runInChild({ ...taskOf('wrong', 1), config: { speed: 9 } }, { onEvent: () => {} })
    expect(end).toMatchObject({
      type: 'failed',
      message: saying(/^SFT has no setting "speed"/),
    })
  }, 240_000)

  it('cancelled, it saves a checkpoint and ends as stopped', async () => {
    const controller = new AbortController()
    const events: TaskEvent[] = []
    const end = await runInChild(taskOf('cancelled', 1000), {
      signal: controller.signal,
      onEvent(event) {
        events.push(event)
        if (event.type === 'metrics' && event.step === 3) controller.abort()
      },
    })
    expect(end).toMatchObject({ type: 'stopped', reason: 'cancelled' })
    expect(events.some(({ type }) => type === 'checkpoint')).toBe(true)
  }, 240_000)

  it('a crash of the process becomes a failed event that says how it died', async () => {
    const events: TaskEvent[] = []
    let pid = 0
    const end = await runInChild(taskOf('crashed', 1000), {
      onProcess(id) {
        pid = id
      },
      onEvent(event) {
        events.push(event)
        if (event.type === 'metrics' && event.step === 3) process.kill(pid, 'SIGSEGV')
      },
    })
    expect(end).toMatchObject({
      type: 'failed',
      message: saying('was ended by SIGSEGV before it finished'),
    })
    expect(end.step).toBeGreaterThanOrEqual(3)
    expect(events.at(-1)).toBe(end)
  }, 240_000)

  it('killed by its signal, it rejects with the reason and leaves no process', async () => {
    const controller = new AbortController()
    let pid = 0
    const promise = runInChild(taskOf('killed', 1000), {
      killSignal: controller.signal,
      onProcess(id) {
        pid = id
      },
      onEvent(event) {
        if (event.type === 'progress') controller.abort(new Error('another worker has it'))
      },
    })
    await expect(promise).rejects.toThrow('another worker has it')
    expect(isAlive(pid)).toBe(false)
  }, 240_000)

  it('when its parent is killed, the child leaves by itself', async () => {
    const script = path.join(folder, 'parent.mts')
    const task = JSON.stringify(taskOf('orphan', 1000))
    await writeFile(
      script,
      `import { runInChild } from ${JSON.stringify(path.join(ROOT, 'ml/runner/run-in-child.ts'))}
       let pid = 0
       await runInChild(${task}, {
         onProcess(id) { pid = id },
         onEvent(event) { if (event.type === 'progress') console.log(pid) },
       })`,
    )
    const parent = spawn(process.execPath, ['--import', 'tsx', script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString().split('\n')[0])))
    })
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    while (isAlive(pid)) await delay(50) // the test's own time limit is what fails it
  }, 240_000)
})
