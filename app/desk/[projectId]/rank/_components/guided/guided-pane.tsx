'use client'

/** The guided way: the answer whose place is searched beside one that has a place, and three buttons. */
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { AnswerText } from '../../../_components/answer-text'
import { countWords } from '../../../_components/count-words'
import { type Answer, Letter } from '../cards/answer-card'
import { PromptHead } from '../task/prompt-head'
import type { RankingTask } from '../use-ranking-queue'
import type { Verdict } from './guided'

export function GuidedPane({
  prompt,
  subject,
  opponent,
  opponentRank,
  left,
  onDecide,
  onReport,
}: {
  prompt: RankingTask['prompt']
  /** Null: every answer has its place. */
  subject: Answer | null
  opponent: Answer | null
  opponentRank: number
  /** Choices left at most. */
  left: number
  onDecide: (verdict: Verdict) => void
  onReport: () => void
}) {
  const t = useTranslations('rank')
  return (
    <section
      aria-label={t('promptAndAnswer')}
      className="flex flex-col gap-4 px-7 pb-5 sm:overflow-y-auto max-sm:px-4"
    >
      <PromptHead prompt={prompt} onReport={onReport} />
      {subject && opponent ? (
        <>
          <div className="flex items-baseline gap-2">
            <h2>{t('guided.question')}</h2>
            <span role="status" className="text-ink-3 text-ui tabular-nums">
              {t('guided.left', { count: left })}
            </span>
          </div>
          <div className="grid grid-cols-2 gap-3 in-data-[stacked=true]:grid-cols-1 max-lg:grid-cols-1">
            <Choice answer={subject} label={t('guided.new')} language={prompt.language} />
            <Choice
              answer={opponent}
              label={t('guided.placed', { rank: opponentRank })}
              language={prompt.language}
            />
          </div>
          <div className="sticky bottom-0 grid grid-cols-3 gap-2 bg-canvas py-2">
            <Button kbd="←" onClick={() => onDecide('better')}>
              {t('guided.thisOne', { letter: subject.letter })}
            </Button>
            <Button kbd="=" onClick={() => onDecide('equal')}>
              {t('guided.equal')}
            </Button>
            <Button kbd="→" onClick={() => onDecide('worse')}>
              {t('guided.thisOne', { letter: opponent.letter })}
            </Button>
          </div>
        </>
      ) : (
        <p role="status" className="text-ink-2 text-ui">
          {t('guided.done')}
        </p>
      )}
    </section>
  )
}

function Choice({ answer, label, language }: { answer: Answer; label: string; language: string }) {
  const tDesk = useTranslations('desk')
  return (
    <article
      aria-label={tDesk('answer', { letter: answer.letter })}
      className="flex min-w-0 flex-col gap-1.5 rounded-card border bg-surface px-3.5 pt-2.5 pb-3"
    >
      <header className="flex items-center gap-2">
        <Letter>{answer.letter}</Letter>
        <b className="font-semibold text-ui">{label}</b>
        <span className="text-caption text-ink-3">{tDesk('words', { count: countWords(answer.text) })}</span>
      </header>
      <AnswerText text={answer.text} language={language} marks={answer.marks} className="pl-1" />
    </article>
  )
}
