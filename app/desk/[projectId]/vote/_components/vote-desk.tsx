'use client'

/**
 * Two answers side by side, four keys, and the names in place after the vote: nothing moves. The next pair is fetched
 * while this one is read. A vote is sent at once, because only the server knows the names.
 */
import { CircleCheck, Scale } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeskHints, DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { later } from '@/app/_components/ui/later'
import { modelName } from '@/app/_components/ui/model-chip'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPCClient } from '@/app/_trpc/client'
import type { VoteChoice } from '@/server/schemas/arena'
import { DeskTools } from '../../_components/desk-tools'
import { isDialogOpen, isInTextField, isPlain } from '../../_components/key-events'
import { refusalOf } from '../../_components/refusal'
import type { PromptComplaint } from '../../_components/report-dialog'
import { useActiveTime } from '../../_components/use-active-time'
import { useReportPrompt } from '../../_components/use-report-prompt'
import { useSingleKeys } from '../../_components/use-single-keys'
import { BlindPair } from './blind-pair'
import { choiceOfKey, shortcutsOf } from './vote-keys'

const ReportDialog = later(async () => (await import('../../_components/report-dialog')).ReportDialog)

type Match = NonNullable<ApiOutput['arena']['next']>
type Reveal = ApiOutput['arena']['vote']

const WORDS = {
  left: 'leftBetter',
  right: 'rightBetter',
  equal: 'equal',
  bothBad: 'bothBad',
} as const satisfies Record<VoteChoice, string>

export function VoteDesk({
  projectId,
  projectName,
  canPrepare,
  initialProgress,
  initialMatch,
}: {
  projectId: string
  projectName: string
  /** Researchers are told how to get pairs to vote on. */
  canPrepare: boolean
  initialProgress: ApiOutput['arena']['progress']
  initialMatch: Match | null
}) {
  const t = useTranslations('vote')
  const client = useTRPCClient()
  const toast = useToast()
  const [progress, setProgress] = useState(initialProgress)
  const [match, setMatch] = useState(initialMatch)
  const [chosen, setChosen] = useState<VoteChoice | null>(null)
  const [reveal, setReveal] = useState<Reveal | null>(null)
  const [isFetching, setFetching] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const reportPrompt = useReportPrompt(projectId)
  const [singleKeys] = useSingleKeys()
  const ahead = useRef<{ after: string; match: Match | null } | null>(null)
  const { restart, read } = useActiveTime()
  const matchId = match?.matchId ?? null

  useEffect(() => {
    if (!matchId) return
    restart()
    let isCurrent = true
    client.arena.next
      .query({ projectId, exceptMatchId: matchId })
      .then((next) => {
        if (isCurrent) ahead.current = { after: matchId, match: next }
      })
      // Without it the next pair is fetched when it is needed.
      .catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [client, projectId, matchId, restart])

  const vote = async (choice: VoteChoice) => {
    if (!match || chosen) return
    setChosen(choice)
    try {
      const names = await client.arena.vote.mutate({
        projectId,
        matchId: match.matchId,
        choice,
        activeMs: read().activeMs,
      })
      setReveal(names)
      setChosen(names.choice)
      setProgress(({ done, waiting }) => ({ done: done + 1, waiting: Math.max(0, waiting - 1) }))
    } catch (error) {
      setChosen(null)
      toast({
        tone: 'danger',
        message: refusalOf(error) ?? t('notSent'),
      })
    }
  }

  const next = useCallback(async () => {
    const ready = ahead.current?.after === matchId ? ahead.current : null
    ahead.current = null
    const show = (to: Match | null) => {
      setMatch(to)
      setChosen(null)
      setReveal(null)
    }
    if (ready) return show(ready.match)
    setFetching(true)
    try {
      show(await client.arena.next.query({ projectId }))
    } catch (error) {
      toast({
        tone: 'danger',
        message: refusalOf(error) ?? t('nextNotFetched'),
      })
    } finally {
      setFetching(false)
    }
  }, [client, projectId, matchId, toast, t])

  const report = async (complaint: PromptComplaint) => {
    if (!match) return
    // What was fetched ahead may be of the same prompt.
    ahead.current = null
    await reportPrompt(match.prompt.promptId, complaint)
    await next()
    if (!reveal) setProgress(({ done, waiting }) => ({ done, waiting: Math.max(0, waiting - 1) }))
  }

  const act = useRef({ vote, next, isRevealed: false })
  act.current = { vote, next, isRevealed: reveal !== null }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isPlain(event) || event.repeat || isInTextField(event) || isDialogOpen()) return
      const choice = choiceOfKey(event.key, singleKeys)
      const isNext =
        event.key === 'Enter' && !(event.target instanceof HTMLElement && event.target.closest('button, a'))
      if (choice && !act.current.isRevealed) void act.current.vote(choice)
      else if (isNext && act.current.isRevealed) void act.current.next()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [singleKeys])

  const total = progress.done + progress.waiting
  const button = (choice: VoteChoice, kbd: string, short: string) => (
    <Button
      kbd={kbd}
      aria-pressed={chosen === choice}
      disabled={chosen !== null && chosen !== choice}
      onClick={() => void vote(choice)}
      className={
        chosen === choice
          ? 'border-accent bg-accent-soft text-accent-ink ring-1 ring-accent'
          : 'max-sm:min-w-0 max-sm:flex-1 max-sm:px-1'
      }
    >
      <span className="max-sm:hidden">{t(WORDS[choice])}</span>
      <span className="sm:hidden">{short}</span>
    </Button>
  )

  return (
    <DeskShell
      title={t('title')}
      subtitle={projectName}
      leaveHref={`/p/${projectId}`}
      progress={total > 0 ? { done: progress.done, total } : undefined}
      tools={<DeskTools shortcuts={shortcutsOf(t)} />}
      className={match ? undefined : 'grid'}
      footer={
        match ? (
          <>
            <DeskHints>
              <span>{t('namesAfter')}</span>
            </DeskHints>
            <span className="flex-1 max-sm:hidden" />
            <div className="flex items-center gap-2 max-sm:flex-1 max-sm:gap-1.5">
              {button('left', '←', 'A')}
              {button('equal', '=', t('equalShort'))}
              {button('bothBad', 'B', t('bothBadShort'))}
              {button('right', '→', 'B')}
            </div>
            <Button
              variant="primary"
              kbd="↵"
              busy={isFetching && t('fetching')}
              disabledReason={reveal ? null : t('voteFirst')}
              onClick={() => void next()}
            >
              {t('next')}
            </Button>
          </>
        ) : null
      }
    >
      {match ? (
        <BlindPair match={match} reveal={reveal} chosen={chosen} onReport={() => setReporting(true)} />
      ) : (
        <NothingToVote projectId={projectId} done={progress.done} canPrepare={canPrepare} />
      )}
      {isReporting && (
        <ReportDialog onClose={() => setReporting(false)} onReport={(complaint) => void report(complaint)} />
      )}
      <p aria-live="polite" className="sr-only">
        {reveal &&
          t('revealed', {
            choice: t(WORDS[reveal.choice]),
            left: modelName(reveal.left.kind, reveal.left.version),
            right: modelName(reveal.right.kind, reveal.right.version),
          })}
      </p>
    </DeskShell>
  )
}

function NothingToVote({
  projectId,
  done,
  canPrepare,
}: {
  projectId: string
  done: number
  canPrepare: boolean
}) {
  const t = useTranslations('vote')
  const action = canPrepare ? (
    <ButtonLink variant="primary" href={`/p/${projectId}/compare`}>
      {done > 0 ? t('seeResults') : t('prepare')}
    </ButtonLink>
  ) : (
    <ButtonLink variant="primary" href={`/desk/${projectId}/rank`}>
      {t('rankAnswers')}
    </ButtonLink>
  )
  return done > 0 ? (
    <EmptyState
      icon={CircleCheck}
      title={t('doneForNow', { count: done })}
      action={action}
      className="m-auto"
    >
      {t('doneForNowHint')}
    </EmptyState>
  ) : (
    <EmptyState icon={Scale} title={t('nothing')} action={action} className="m-auto">
      {canPrepare ? t('nothingHintPrepare') : t('nothingHint')}
    </EmptyState>
  )
}
