'use client'

/** One column a model: its answer when it arrives, its length, its score, its time. */
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { MODEL_COLOUR, ModelShape, modelName } from '@/app/_components/ui/model-chip'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { diffWords } from '@/app/_components/word-diff'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import type { Comparison } from './compare'

type Column = Comparison['columns'][number]

const LETTERS = 'ABCDEFGH'

export function AnswerColumns({
  projectId,
  comparison,
  isDiff,
}: {
  projectId: string
  comparison: Comparison
  isDiff: boolean
}) {
  const { columns } = comparison
  const first = columns[0]?.answers[0]?.text
  return (
    <div
      className={cn(
        'grid gap-3.5',
        columns.length === 2 && 'sm:grid-cols-2',
        columns.length === 3 && 'md:grid-cols-3',
        columns.length >= 4 && 'sm:grid-cols-2 xl:grid-cols-4',
      )}
    >
      {columns.map((column, index) => (
        <OneColumn
          key={column.runId}
          projectId={projectId}
          column={column}
          letter={LETTERS[index]}
          language={comparison.prompt.language}
          against={isDiff && index > 0 ? first : undefined}
        />
      ))}
    </div>
  )
}

function OneColumn({
  projectId,
  column,
  letter,
  language,
  against,
}: {
  projectId: string
  column: Column
  letter: string
  language: string
  against: string | undefined
}) {
  const t = useTranslations('compare')
  const tokens = useTranslations('inference')
  const f = useFormats()
  const { model } = column
  const name = model ? modelName(model.kind, model.version) : t('model')
  const colour = model ? MODEL_COLOUR[model.kind] : 'var(--m-x1)'
  return (
    <article
      aria-label={name}
      className="flex min-w-0 flex-col overflow-hidden rounded-card border bg-surface shadow-e1"
    >
      <div aria-hidden className="h-[3px]" style={{ background: colour }} />
      <header className="flex items-center gap-2 border-b px-4 py-2.5">
        <span className="grid size-6 place-items-center rounded-tag bg-hover font-semibold text-ui">
          {letter}
        </span>
        {model && (
          <Link
            href={`/p/${projectId}/models/${model.id}`}
            className="inline-flex min-w-0 items-center gap-2 font-semibold text-body hover:underline"
          >
            <ModelShape kind={model.kind} />
            {name}
          </Link>
        )}
        <span className="ml-auto font-mono text-caption text-ink-3">{model?.weightsSha256.slice(0, 6)}</span>
      </header>
      <div className="flex min-h-36 flex-1 flex-col gap-3 px-4 py-3" aria-live="polite">
        {column.answers.map((answer) => (
          <Answer key={answer.id} answer={answer} language={language} against={against} />
        ))}
        {column.answers.length === 0 && <Pending projectId={projectId} column={column} />}
      </div>
      {column.answers.map((answer) => (
        <footer
          key={answer.id}
          className="flex flex-wrap gap-x-4 border-t px-4 py-2 text-caption text-ink-2 tabular-nums"
        >
          <span>{tokens('tokens', { count: answer.tokens })}</span>
          {answer.score && (
            <span>
              {t('scoreBy', {
                score: f.metric(answer.score.score),
                name: modelName(answer.score.rewardModel.kind, answer.score.rewardModel.version),
              })}
            </span>
          )}
          {column.seconds !== null && (
            <span className="ml-auto">{tokens('seconds', { seconds: f.decimal(column.seconds, 1) })}</span>
          )}
        </footer>
      ))}
    </article>
  )
}

function Answer({
  answer,
  language,
  against,
}: {
  answer: Column['answers'][number]
  language: string
  against: string | undefined
}) {
  const t = useTranslations('inference')
  const parts =
    against === undefined ? [{ text: answer.text, isNew: false }] : diffWords(against, answer.text)
  return (
    <div>
      <p className="reading" lang={language}>
        {answer.text.trim() === '' && <span className="text-ink-3">{t('empty')}</span>}
        {parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity
          part.isNew ? <ins key={index}>{part.text}</ins> : <span key={index}>{part.text}</span>,
        )}
      </p>
      {answer.finishReason === 'length' && <p className="mt-1 text-caption text-warn">{t('cut')}</p>}
    </div>
  )
}

function Pending({ projectId, column }: { projectId: string; column: Column }) {
  const t = useTranslations('compare')
  const say = useSay()
  if (column.status === 'failed' || column.status === 'stopped') {
    return (
      <p className="text-danger text-ui">
        {column.outcome ? say(column.outcome) : t('noAnswer')}{' '}
        <Link href={`/p/${projectId}/runs/${column.runId}`} className="underline">
          {t('openRun')}
        </Link>
      </p>
    )
  }
  return (
    <p className="flex items-center gap-2 text-ink-3 text-ui">
      <StatusBadge status={column.status} />
      {t(column.status === 'waiting' ? 'inLine' : 'writingAnswer')}
    </p>
  )
}
