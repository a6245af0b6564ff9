'use client'

/** One task on the ranking desk: the bars, the layout for so many answers, and the dialogs over it. */
import { DndContext, DragOverlay } from '@dnd-kit/core'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { later } from '@/app/_components/ui/later'
import { DeskTools } from '../../../_components/desk-tools'
import { originInWords } from '../board/announcements'
import { CarriedCard } from '../cards/answer-card'
import { shortcutsOf } from '../keys/bindings'
import { Hints } from '../keys/hints'
import { RecentButton } from '../recent-button'
import { LanesLayout, RailLayout } from './layouts'
import { TaskFooter } from './task-footer'
import { type TaskWork, useTaskDesk } from './use-task-desk'

const TaskDialogs = later(async () => (await import('../dialogs/task-dialogs')).TaskDialogs)

export interface TaskDeskProps extends TaskWork {
  shell: Pick<React.ComponentProps<typeof DeskShell>, 'title' | 'subtitle' | 'leaveHref' | 'progress'>
  /** "Saved", "No connection…" and the like. */
  status: React.ReactNode
}

export function TaskDesk({ shell, status, ...props }: TaskDeskProps) {
  const { task, work = 'ranking', better, onSkip, onReport, onRecent } = props
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const desk = useTaskDesk(props)
  const { ids, isPair, isRail, moves, drag, openDialog, answerOf } = desk
  const Layout = isRail ? RailLayout : LanesLayout
  return (
    <DeskShell
      {...shell}
      className="overflow-hidden"
      tools={
        <>
          {work === 'ranking' && onRecent && <RecentButton onClick={onRecent} />}
          <DeskTools shortcuts={shortcutsOf(t, tDesk('keySpace'), ids.length)} />
        </>
      }
      footer={
        <TaskFooter
          hints={<Hints isMoving={moves.lift !== null || drag !== null} isRail={isRail} isPair={isPair} />}
          status={status}
          problem={desk.problem}
          canUndo={moves.canUndo}
          work={work}
          onUndo={moves.undo}
          onLeave={work === 'ranking' ? () => openDialog({ kind: 'skip' }) : onRecent}
          onSubmit={desk.submit}
        />
      }
    >
      <p id="rank-help" className="sr-only">
        {isPair ? t('pair.help') : t('help')}
      </p>
      <p role="alert" aria-live="assertive" aria-atomic className="sr-only">
        {moves.announcement}
      </p>
      <DndContext {...desk.context}>
        <Layout task={task} desk={desk} onReport={() => openDialog({ kind: 'report' })} />
        <DragOverlay dropAnimation={null}>
          {drag && (
            <CarriedCard
              answer={answerOf(drag.id)}
              origin={originInWords(moves.board, drag.id, desk.speaker)}
              language={task.prompt.language}
            />
          )}
        </DragOverlay>
      </DndContext>
      <TaskDialogs
        open={desk.dialog}
        onOpen={openDialog}
        ids={ids}
        answerOf={answerOf}
        moves={moves}
        prompt={task.prompt}
        better={better}
        onSkip={onSkip}
        onReport={onReport}
      />
    </DeskShell>
  )
}
