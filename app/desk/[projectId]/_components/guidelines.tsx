'use client'

/** A project's guidelines: Markdown where there is some, otherwise one criterion a line as a checklist. */
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { AnswerText } from './answer-text'
import { looksLikeMarkdown } from './looks-like-markdown'

export function Guidelines({ text }: { text: string }) {
  const t = useTranslations('desk')
  const criteria = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (criteria.length === 0) {
    return <p className="text-ink-3 text-ui">{t('noGuidelines')}</p>
  }
  if (looksLikeMarkdown(text)) return <AnswerText text={text} className="text-ink-2 text-ui leading-5" />
  return (
    <ol className="flex flex-col gap-2.5">
      {criteria.map((line) => (
        <li key={line} className="grid grid-cols-[20px_1fr] gap-2 text-ink-2 text-ui">
          <Check aria-hidden className="mt-0.5 size-4 text-accent" strokeWidth={1.75} />
          {line}
        </li>
      ))}
    </ol>
  )
}
