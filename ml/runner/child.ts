/**
 * The entry of a task's own process, started by run-in-child.ts: takes one task from its parent, sends every event
 * back, and leaves when the task has ended or the parent is gone.
 */

import type { TaskEvent } from '../contract'
import type { MetricValues } from '../metrics'
import type { ChildMessage, ParentMessage } from './run-in-child'
import { runTask } from './tasks'

const controller = new AbortController()

let used = { at: performance.now(), cpu: process.cpuUsage() }

/** Adds the processor and memory use of the step to the trainer's metrics. */
function withUse(event: TaskEvent): TaskEvent {
  if (event.type !== 'metrics') return event
  const cpu = process.cpuUsage(used.cpu)
  const elapsedMs = performance.now() - used.at
  used = { at: performance.now(), cpu: process.cpuUsage() }
  const use: MetricValues = {
    'system/cpu': (cpu.user + cpu.system) / 1000 / elapsedMs,
    'system/memory': process.memoryUsage.rss() / 1e6,
  }
  return { ...event, values: { ...event.values, ...use } }
}

/** Settles when the last event has left this process; events leave in order. */
let lastEventLeft = Promise.resolve()

function sendEvent(event: TaskEvent): void {
  const message: ChildMessage = { type: 'event', event: withUse(event) }
  lastEventLeft = new Promise((resolve) => {
    // A closed channel means a dead parent: 'disconnect' below ends this process.
    if (process.connected && process.send) process.send(message, () => resolve())
    else resolve()
  })
}

process.on('disconnect', () => process.exit(1))
process.on('message', async (message: ParentMessage) => {
  if (message.type === 'cancel') {
    controller.abort()
    return
  }
  await runTask(message.task, { onEvent: sendEvent, signal: controller.signal })
  await lastEventLeft
  process.removeAllListeners('disconnect')
  process.disconnect()
})
