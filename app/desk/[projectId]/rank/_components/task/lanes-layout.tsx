'use client'

/** Few answers: on the left the prompt, what makes an answer better, and the note; on the right the lanes, or the pair. */
import { PromptPanel } from './prompt-panel'
import { TaskBoard } from './task-board'
import type { TaskState, TaskWork } from './use-task-desk'

export function LanesLayout({
  task,
  desk,
  onReport,
}: {
  task: TaskWork['task']
  desk: TaskState
  /** Opens the report of the prompt. */
  onReport: () => void
}) {
  return (
    <div
      data-stacked={desk.arrangement.isStacked}
      className="grid h-full low:h-auto grid-cols-[384px_minmax(0,1fr)] max-lg:grid-cols-[300px_minmax(0,1fr)] max-sm:block max-sm:overflow-y-auto low:overflow-visible!"
    >
      <PromptPanel prompt={task.prompt} note={desk.note} onNote={desk.setNote} onReport={onReport} />
      <TaskBoard desk={desk} language={task.prompt.language} />
    </div>
  )
}
