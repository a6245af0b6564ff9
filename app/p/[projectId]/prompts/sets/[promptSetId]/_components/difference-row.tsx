'use client'

/** One prompt that differs: its words before and after, and each field that is another. */
import { useTranslations } from 'use-intl'
import { Tag } from '@/app/_components/ui/tag'
import { diffWords } from '@/app/_components/word-diff'
import type { ApiOutput } from '@/app/_trpc/client'
import type { PromptField } from '@/server/schemas/prompt-set'

type Row = ApiOutput['promptSets']['compare']['rows'][number]
type State = NonNullable<Row['before']>

const TONES = { added: 'accent', removed: 'danger', changed: 'info' } as const

export function DifferenceRow({ row: { key, before, after, fields } }: { row: Row }) {
  const t = useTranslations('promptSets')
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed'
  const state = after ?? before
  if (!state) return null
  const others = fields.filter((field) => field !== 'text')
  return (
    <li className="flex flex-col gap-1.5 py-2.5 text-ui">
      <p className="flex flex-wrap items-baseline gap-2">
        <Tag tone={TONES[kind]}>{t(`change.${kind}`)}</Tag>
        <code className="font-mono text-caption text-ink-3 [overflow-wrap:anywhere]">{key}</code>
      </p>
      {before && after && fields.includes('text') ? (
        <>
          <Marked text={before.text} against={after.text} language={before.language} isNew={false} />
          <Marked text={after.text} against={before.text} language={after.language} isNew />
        </>
      ) : (
        <p
          lang={state.language}
          dir="auto"
          className={`line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere] ${kind === 'removed' ? 'text-ink-3' : ''}`}
        >
          {state.text}
        </p>
      )}
      {before && after && others.length > 0 && (
        <dl className="flex flex-col gap-0.5 text-caption">
          {others.map((field) => (
            <div key={field} className="flex flex-wrap gap-x-2">
              <dt className="text-ink-3">{t(`fields.${field}`)}</dt>
              <dd className="flex flex-wrap gap-x-2 [overflow-wrap:anywhere]">
                <Value state={before} field={field} other={after} />
                <span aria-hidden className="text-ink-3">
                  →
                </span>
                <Value state={after} field={field} other={before} isNew />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {kind === 'changed' && fields.length === 0 && (
        <p className="text-caption text-ink-3">{t('redacted')}</p>
      )}
    </li>
  )
}

function Marked({
  text,
  against,
  language,
  isNew,
}: {
  text: string
  against: string
  language: string
  isNew: boolean
}) {
  const Mark = isNew ? 'ins' : 'del'
  return (
    <p lang={language} dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {diffWords(against, text).map((part, index) =>
        part.isNew ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are fixed in place
          <Mark key={index} className={isNew ? 'bg-add-soft no-underline' : 'bg-del-soft'}>
            {part.text}
          </Mark>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}

function Value({
  state,
  other,
  field,
  isNew = false,
}: {
  state: State
  other: State
  field: Exclude<PromptField, 'text'>
  isNew?: boolean
}) {
  const t = useTranslations('promptSets')
  const Mark = isNew ? 'ins' : 'del'
  const look = isNew ? 'bg-add-soft no-underline' : 'bg-del-soft'
  if (field === 'tags') {
    if (state.tags.length === 0) return <Mark className={look}>{t('nothing')}</Mark>
    return state.tags.map((tag) =>
      other.tags.includes(tag) ? (
        <span key={tag}>{tag}</span>
      ) : (
        <Mark key={tag} className={look}>
          {tag}
        </Mark>
      ),
    )
  }
  if (field === 'isWithdrawn')
    return <Mark className={look}>{t(state.isWithdrawn ? 'withdrawn' : 'givenOut')}</Mark>
  return <Mark className={look}>{state[field] || t('nothing')}</Mark>
}
