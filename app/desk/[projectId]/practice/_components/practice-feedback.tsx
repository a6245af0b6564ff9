'use client'

/** Where one's order differs from the gold: the answers in the gold order, each with the rank one gave it. */
import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { DeskShell } from '@/app/_components/desk-shell/desk-shell'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { Note } from '@/app/_components/ui/note'
import { Tag } from '@/app/_components/ui/tag'
import type { Words } from '@/app/_i18n/words'
import type { RankedItem } from '@/server/schemas/ranking'
import { AnswerText } from '../../_components/answer-text'
import { Letter } from '../../rank/_components/cards/answer-card'
import type { TaskDeskProps } from '../../rank/_components/task/task-desk'
import type { Feedback, Gold } from './use-practice'

type Place = Pick<RankedItem, 'rank' | 'isUnacceptable'>

export function PracticeFeedback({
  projectId,
  gold,
  mine,
  feedback,
  shell,
  onNext,
}: {
  projectId: string
  gold: Gold
  mine: readonly RankedItem[]
  feedback: Feedback
  shell: TaskDeskProps['shell']
  onNext: () => void
}) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  const { agreement, reason, practice } = feedback
  const heading = useRef<HTMLHeadingElement>(null)
  // Read out first; Enter then goes on from the buttons below.
  useEffect(() => heading.current?.focus(), [])
  const canRank = !practice.isBlocking
  const placeOfMine = new Map(mine.map((item) => [item.completionId, item]))
  return (
    <DeskShell
      {...shell}
      footer={
        <>
          <span className="flex-1" />
          {canRank && <ButtonLink href={`/desk/${projectId}/rank`}>{t('practice.rank')}</ButtonLink>}
          <Button variant="primary" kbd="↵" onClick={onNext} className="max-sm:flex-1">
            {t('practice.next')}
          </Button>
        </>
      }
    >
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 p-6 max-sm:px-4">
        <h2
          ref={heading}
          tabIndex={-1}
          className="font-semibold text-title outline-none"
          onKeyDown={(event) => event.key === 'Enter' && onNext()}
        >
          {t('practice.agreement', { share: agreement })}
        </h2>
        {canRank && practice.isPracticeAsked && (
          <Note tone="success" title={t('practice.passed')}>
            {t('practice.passedHint')}
          </Note>
        )}
        {reason && (
          <section aria-label={t('practice.why')} className="flex flex-col gap-1">
            <h3>{t('practice.why')}</h3>
            <AnswerText text={reason} className="text-ink-2" />
          </section>
        )}
        <section aria-label={tDesk('prompt')} className="flex flex-col gap-1">
          <h3>{tDesk('prompt')}</h3>
          <p
            lang={gold.prompt.language}
            dir="auto"
            className="whitespace-pre-wrap text-read [overflow-wrap:anywhere]"
          >
            {gold.prompt.text}
          </p>
        </section>
        <section aria-label={t('practice.order')} className="flex flex-col gap-2.5">
          <h3>{t('practice.order')}</h3>
          <ol className="flex flex-col gap-2.5">
            {feedback.gold.map((place) => {
              const at = gold.completions.findIndex(({ id }) => id === place.completionId)
              return (
                <GoldAnswer
                  key={place.completionId}
                  letter={String.fromCharCode(65 + at)}
                  text={gold.completions[at].text}
                  language={gold.prompt.language}
                  place={place}
                  mine={placeOfMine.get(place.completionId) ?? place}
                />
              )
            })}
          </ol>
        </section>
      </div>
    </DeskShell>
  )
}

function GoldAnswer({
  letter,
  text,
  language,
  place,
  mine,
}: {
  letter: string
  text: string
  language: string
  place: Place
  mine: Place
}) {
  const t = useTranslations('rank')
  const isSame = placeInWords(place, t) === placeInWords(mine, t)
  return (
    <li>
      <Card className={cn('flex flex-col gap-2 p-3.5', !isSame && 'border-warn')}>
        <div className="flex flex-wrap items-center gap-2">
          <Letter>{letter}</Letter>
          <span className="font-medium text-ui">{placeInWords(place, t)}</span>
          <span className="flex-1" />
          <Tag tone={isSame ? 'accent' : 'warn'} icon={isSame ? Check : undefined}>
            {isSame ? t('practice.same') : t('practice.yours', { place: placeInWords(mine, t) })}
          </Tag>
        </div>
        <AnswerText text={text} language={language} />
      </Card>
    </li>
  )
}

const placeInWords = ({ rank, isUnacceptable }: Place, t: Words<'rank'>): string =>
  isUnacceptable ? t('unacceptable') : t('rankNumber', { rank })
