'use client'

/** Where prompt, answers and board of a task stand. */
import { later } from '@/app/_components/ui/later'
import * as tiers from '../board/tiers'
import * as guide from '../guided/guided'
import { neighbourAbove } from './answers'
import { PromptPanel } from './prompt-panel'
import { ReadingPane } from './reading-pane'
import { TaskBoard } from './task-board'
import type { TaskState, TaskWork } from './use-task-desk'

const GuidedPane = later(async () => (await import('../guided/guided-pane')).GuidedPane)

interface LayoutProps {
  task: TaskWork['task']
  desk: TaskState
  /** Opens the report of the prompt. */
  onReport: () => void
}

/** Few answers: on the left the prompt, what makes an answer better, and the note; on the right the lanes, or the pair. */
export function LanesLayout({ task, desk, onReport }: LayoutProps) {
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

/** Many answers: on the left two of them in full, or the two to compare when ranking is guided; on the right all in a rail. */
export function RailLayout({ task, desk, onReport }: LayoutProps) {
  return (
    <div
      data-stacked={desk.arrangement.isStacked}
      className="grid h-full low:h-auto grid-cols-[minmax(0,1fr)_minmax(0,520px)] max-lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)] max-sm:flex max-sm:flex-col max-sm:overflow-y-auto low:overflow-visible!"
    >
      {desk.guided.isGuided ? (
        <Guided task={task} desk={desk} onReport={onReport} />
      ) : (
        <Reading task={task} desk={desk} onReport={onReport} />
      )}
      <TaskBoard desk={desk} language={task.prompt.language} />
    </div>
  )
}

function Guided({ task, desk: { moves, guided, answerOf }, onReport }: LayoutProps) {
  const { current, decide } = guided
  const opponentId = current ? guide.opponentOf(moves.board, current) : null
  return (
    <GuidedPane
      prompt={task.prompt}
      subject={current && answerOf(current.id)}
      opponent={opponentId === null ? null : answerOf(opponentId)}
      opponentRank={opponentId === null ? 1 : 1 + tiers.tierOf(moves.board, opponentId)}
      left={guide.choicesLeft(moves.board, current)}
      onDecide={decide}
      onReport={onReport}
    />
  )
}

function Reading({ task, desk, onReport }: LayoutProps) {
  const { moves, inFull, answerOn, actions, note, setNote } = desk
  const { activeId } = moves
  return (
    <ReadingPane
      task={task}
      current={answerOn(inFull.board, inFull.activeId)}
      above={neighbourAbove(inFull.board, inFull.activeId, answerOn)}
      actions={actions}
      onTie={() => moves.move(activeId, (now) => tiers.tieWithAbove(now, activeId))}
      note={note}
      onNote={setNote}
      onReport={onReport}
    />
  )
}
