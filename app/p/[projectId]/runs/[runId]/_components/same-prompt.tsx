'use client'

/** The answer to one fixed prompt at the first, a chosen and the latest step, with what is new since the step before. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Tag } from '@/app/_components/ui/tag'
import { diffWords } from '@/app/_components/word-diff'
import { useFormats } from '@/app/_i18n/use-formats'
import type { WatchedAnswers } from './use-live-run'

type Answer = WatchedAnswers[number]

export function SamePrompt({
  samples,
  startName,
  plannedEnd,
}: {
  samples: WatchedAnswers
  /** What answered at step 0. */
  startName: string | null
  plannedEnd: number
}) {
  const t = useTranslations('run')
  const common = useTranslations('common')
  const prompts = [...new Map(samples.map(({ promptId, prompt }) => [promptId, prompt]))]
  const [position, setPosition] = useState(0)
  const [chosenStep, setChosenStep] = useState<number | null>(null)
  const [promptId, prompt] = prompts[Math.min(position, prompts.length - 1)] ?? []
  if (!promptId) return null
  const answers = samples.filter((sample) => sample.promptId === promptId)
  const shown = shownAnswers(answers, chosenStep)
  return (
    <section className="rounded-card border bg-surface" aria-label={t('samePrompt')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5">
        <h2>{t('samePrompt')}</h2>
        <p className="min-w-0 flex-1 basis-60 text-ink-2 text-ui">{common('quote', { text: prompt })}</p>
        <span className="text-caption text-ink-2">
          {t.rich('newSince', { ins: (words) => <ins className="px-1">{words}</ins> })}
        </span>
        <span className="flex items-center gap-1 text-ink-2 text-ui tabular-nums">
          <IconButton
            icon={ChevronLeft}
            label={t('previousPrompt')}
            size="small"
            disabled={position === 0}
            onClick={() => setPosition(position - 1)}
          />
          {t('promptOf', { position: position + 1, total: prompts.length })}
          <IconButton
            icon={ChevronRight}
            label={t('nextPrompt')}
            size="small"
            disabled={position >= prompts.length - 1}
            onClick={() => setPosition(position + 1)}
          />
        </span>
      </div>
      <div
        className={cn(
          'grid divide-y sm:divide-x sm:divide-y-0',
          shown.length === 3 ? 'sm:grid-cols-3' : shown.length === 2 ? 'sm:grid-cols-2' : '',
        )}
      >
        {shown.map((answer, index) => (
          <AnswerColumn
            key={answer.step}
            answer={answer}
            earlier={shown[index - 1]}
            note={answer.step === 0 ? startName : null}
            isLatest={answer.step > 0 && index === shown.length - 1 && index > 0}
          />
        ))}
      </div>
      {answers.length > 2 && (
        <Timeline
          steps={answers.map(({ step }) => step)}
          shown={shown.map(({ step }) => step)}
          plannedEnd={plannedEnd}
          onChoose={setChosenStep}
        />
      )}
    </section>
  )
}

/** First, chosen (or the middle one), latest; fewer when there are fewer. */
function shownAnswers(answers: readonly Answer[], chosenStep: number | null): Answer[] {
  if (answers.length <= 2) return [...answers]
  const inner = answers.slice(1, -1)
  const middle = inner.find(({ step }) => step === chosenStep) ?? inner[Math.floor(inner.length / 2)]
  return [answers[0], middle, answers[answers.length - 1]]
}

function AnswerColumn({
  answer,
  earlier,
  note,
  isLatest,
}: {
  answer: Answer
  earlier: Answer | undefined
  note: string | null
  isLatest: boolean
}) {
  const t = useTranslations('run')
  const f = useFormats()
  const parts = earlier ? diffWords(earlier.text, answer.text) : [{ text: answer.text, isNew: false }]
  return (
    <div className="min-w-0 px-4 py-3">
      <div className="mb-1.5 flex items-center gap-2 text-ui">
        <h3>{t('step', { step: answer.step })}</h3>
        {(note || isLatest) && (
          <span className="text-caption text-ink-3">{isLatest ? t('latest') : note}</span>
        )}
        <span className="ml-auto">
          {answer.score !== null && (
            <Tag tone={isLatest ? 'accent' : 'neutral'} className="tabular-nums">
              {t('score', { score: f.metric(answer.score) })}
            </Tag>
          )}
        </span>
      </div>
      <p className="reading" lang="en">
        {answer.text === '' && <span className="text-ink-3">{t('emptyAnswer')}</span>}
        {parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity
          part.isNew ? <ins key={index}>{part.text}</ins> : <span key={index}>{part.text}</span>,
        )}
      </p>
    </div>
  )
}

/** The steps that have answers, as dots on the run's length; the three shown ones are filled. */
function Timeline({
  steps,
  shown,
  plannedEnd,
  onChoose,
}: {
  steps: number[]
  shown: number[]
  plannedEnd: number
  onChoose: (step: number) => void
}) {
  const t = useTranslations('run')
  const f = useFormats()
  const end = Math.max(plannedEnd, steps.at(-1) ?? 1, 1)
  const last = steps.at(-1) ?? 0
  return (
    <div className="px-6 pt-1 pb-3">
      <div className="relative h-10">
        <div className="absolute top-3 right-0 left-0 h-0.5 bg-line-2" />
        <div className="absolute top-3 left-0 h-0.5 bg-ink-2" style={{ width: `${(last / end) * 100}%` }} />
        {steps.map((step, index) => {
          const isShown = shown.includes(step)
          const isInner = index > 0 && index < steps.length - 1
          return (
            <button
              key={step}
              type="button"
              aria-label={t('showStep', { step })}
              aria-pressed={isShown}
              disabled={!isInner}
              onClick={() => onChoose(step)}
              className="-translate-x-1/2 absolute top-0 grid h-10 w-6 justify-items-center disabled:cursor-default"
              style={{ left: `${(step / end) * 100}%` }}
            >
              <span
                className={cn(
                  'mt-[7px] size-[11px] rounded-full border-2',
                  isShown ? 'border-accent bg-accent' : 'border-ink-3 bg-surface',
                )}
              />
              <span
                className={cn(
                  'text-axis tabular-nums',
                  isShown ? 'font-semibold text-ink' : 'text-ink-3 max-sm:hidden',
                )}
              >
                {f.count(step)}
              </span>
            </button>
          )
        })}
      </div>
    </div>
  )
}
