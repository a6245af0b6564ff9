/** The prompt and its two answers. Heads have room for the names from the start. */
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Tag } from '@/app/_components/ui/tag'
import type { ApiOutput } from '@/app/_trpc/client'
import type { VoteChoice } from '@/server/schemas/arena'
import { AnswerText } from '../../_components/answer-text'
import { countWords } from '../../_components/count-words'
import { PromptTitle } from '../../_components/prompt-title'

type Reveal = ApiOutput['arena']['vote']

export function BlindPair({
  match,
  reveal,
  chosen,
  onReport,
}: {
  match: NonNullable<ApiOutput['arena']['next']>
  reveal: Reveal | null
  chosen: VoteChoice | null
  onReport: () => void
}) {
  const t = useTranslations('desk')
  const { prompt, left, right } = match
  return (
    <div className="mx-auto flex min-h-full w-full max-w-[1200px] flex-col gap-3.5 px-7 py-5 max-sm:px-3 max-sm:py-3">
      <section aria-label={t('prompt')} className="rounded-card border bg-surface px-4 pt-3 pb-3.5">
        <div className="mb-1">
          <PromptTitle prompt={prompt} onReport={onReport} />
        </div>
        <p
          lang={prompt.language}
          className="whitespace-pre-wrap text-pretty text-prompt [overflow-wrap:anywhere]"
        >
          {prompt.text}
        </p>
      </section>
      <div className="grid min-h-64 grid-cols-2 gap-3.5 max-md:min-h-0 max-md:grid-cols-1">
        <Side
          letter="A"
          text={left}
          language={prompt.language}
          model={reveal?.left ?? null}
          isChosen={chosen === 'left'}
        />
        <Side
          letter="B"
          text={right}
          language={prompt.language}
          model={reveal?.right ?? null}
          isChosen={chosen === 'right'}
        />
      </div>
    </div>
  )
}

function Side({
  letter,
  text,
  language,
  model,
  isChosen,
}: {
  letter: string
  text: string
  language: string
  model: Reveal['left'] | null
  isChosen: boolean
}) {
  const t = useTranslations('desk')
  const tVote = useTranslations('vote')
  return (
    <article
      aria-label={t('answer', { letter })}
      className={cn(
        'flex flex-col rounded-card border border-line-2 bg-surface shadow-e1',
        isChosen && 'border-accent ring-1 ring-accent',
      )}
    >
      <header className="flex h-12 items-center gap-2.5 border-b px-4">
        <span className="grid size-6 place-items-center rounded-control bg-hover font-semibold text-ui">
          {letter}
        </span>
        {model && <ModelChip kind={model.kind} version={model.version} isPlain />}
        {isChosen && (
          <Tag tone="accent" icon={Check}>
            {tVote('yourVote')}
          </Tag>
        )}
        <span className="flex-1" />
        <span className="text-caption text-ink-3 tabular-nums">
          {t('words', { count: countWords(text) })}
        </span>
      </header>
      <AnswerText text={text} language={language} className="p-4" />
    </article>
  )
}
