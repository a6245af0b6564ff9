/** Runs the engine’s tasks for the benches as the worker does: a child process, plain files in and out. */
import { readFileSync } from 'node:fs'
import type { Task, TaskEnd, TaskEvent } from '@/ml/contract'
import { sayInEnglish } from '@/ml/messages/task-error'
import { runInChild } from '@/ml/runner/run-in-child'

type Kept = Extract<TaskEnd, { type: 'finished' | 'stopped' }>

/**
 * @returns the end of a task that finished, or that stopped by itself and kept a version.
 * @throws Error with the task's own sentence otherwise.
 */
export async function runTask(task: Task, onEvent: (event: TaskEvent) => void = () => {}): Promise<Kept> {
  const end = await runInChild(task, { onEvent })
  if (end.type === 'finished' || (end.type === 'stopped' && end.kept)) return end
  throw new Error(`${task.kind} ${end.type}: ${sayInEnglish(end.message)}`)
}

/** Rows that the engine wrote, or that came with the starter: trusted as they are. */
export const readRows = <Row>(file: string | URL): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
