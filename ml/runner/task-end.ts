/** Tells the last event of a task from the others. */
import type { TaskEnd, TaskEvent } from '../contract'

export function isTaskEnd(event: TaskEvent): event is TaskEnd {
  return event.type === 'finished' || event.type === 'stopped' || event.type === 'failed'
}
