'use client'

/** The writing desk: what to write, the editor with its hints, and the guidelines beside it. */
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { later } from '@/app/_components/ui/later'
import { Segmented } from '@/app/_components/ui/segmented'
import type { ApiOutput } from '@/app/_trpc/client'
import { DeskTools } from '../../_components/desk-tools'
import { Guidelines } from '../../_components/guidelines'
import { useGuidelines } from '../../_components/guidelines-beside'
import { Editor } from './editor'
import { HintLine } from './hint-line'
import { ReturnedNote } from './returned'
import { SavedStatus } from './saved-status'
import { useHints } from './use-hints'
import { useWriteDesk, type WriteDeskStart } from './use-write-desk'
import { useWriteKeys } from './use-write-keys'
import { WriteFooter } from './write-footer'
import { shortcutsOf } from './write-keys'

const ReportDialog = later(async () => (await import('../../_components/report-dialog')).ReportDialog)

interface Props extends WriteDeskStart {
  projectName: string
  /** About how many words an answer should have. */
  wordGoal: number | null
  initialReturned: ApiOutput['demonstrations']['returned']
}

export function WriteDesk({ projectName, wordGoal, initialReturned, ...start }: Props) {
  const { projectId, initialDesk } = start
  const t = useTranslations('write')
  const desk = useWriteDesk(start)
  const { writing, progress, mirror, switchMode } = desk
  const [pasted, setPasted] = useState('')
  const { hint, dismiss } = useHints(projectId, writing, pasted)
  const [isReporting, setReporting] = useState(false)
  useWriteKeys({ submit: desk.submit, addTurn: desk.addTurn, saveNow: () => void mirror.saveNow() })
  const total = progress.done + progress.waiting
  return (
    <DeskShell
      title={t('title')}
      subtitle={projectName}
      leaveHref={`/p/${projectId}`}
      progress={total > 0 ? { done: progress.done, total } : undefined}
      tools={<DeskTools shortcuts={shortcutsOf(t)} />}
      className="grid xl:grid-cols-[minmax(0,1fr)_340px]"
      footer={
        <WriteFooter
          problem={desk.problem}
          onPass={writing?.mode === 'given' && writing.prompt ? desk.pass : null}
          onSubmit={desk.submit}
        />
      }
    >
      <div className="flex min-h-0 flex-col px-10 pt-6 pb-5 max-sm:px-4 max-sm:pt-3">
        <div className="mx-auto flex min-h-0 w-full max-w-[760px] flex-1 flex-col gap-3.5">
          <ReturnedNote projectId={projectId} initial={initialReturned} />
          <Segmented
            label={t('whatToWrite')}
            value={writing?.mode ?? 'given'}
            onValueChange={(mode) => void switchMode(mode)}
            options={[
              { value: 'given', label: t('answerPrompt') },
              { value: 'own', label: t('ownInstruction') },
            ]}
            className="self-start"
          />
          {desk.isFinished ? (
            <AllAnswered onWriteOwn={() => void switchMode('own')} />
          ) : (
            <Editor
              writing={writing}
              onChange={desk.change}
              responseTokens={desk.responseTokens}
              totalTokens={desk.totalTokens}
              tokensMax={initialDesk.tokensMax}
              wordGoal={wordGoal}
              status={<SavedStatus {...mirror} isOffline={desk.isOffline} />}
              onAddTurn={desk.addTurn}
              onReport={() => setReporting(true)}
              onPaste={setPasted}
            />
          )}
          {hint && <HintLine hint={hint} onDismiss={dismiss} />}
        </div>
      </div>
      {isReporting && <ReportDialog onClose={() => setReporting(false)} onReport={desk.report} />}
      <GuidelinesAside />
    </DeskShell>
  )
}

function AllAnswered({ onWriteOwn }: { onWriteOwn: () => void }) {
  const t = useTranslations('write')
  return (
    <EmptyState
      icon={CircleCheck}
      title={t('allAnswered')}
      action={
        <Button variant="primary" onClick={onWriteOwn}>
          {t('writeOwn')}
        </Button>
      }
    >
      {t('allAnsweredHint')}
    </EmptyState>
  )
}

function GuidelinesAside() {
  const t = useTranslations('desk')
  const guidelines = useGuidelines()
  return (
    <aside
      aria-label={t('guidelines')}
      className="flex flex-col gap-4 overflow-y-auto border-l bg-surface px-5 py-4 max-xl:hidden"
    >
      <h2>{t('whatIsGood')}</h2>
      <Guidelines text={guidelines.text} />
    </aside>
  )
}
