/** Names of a schema with their types, as a list that reads well on a phone. */
import { wordsOf } from '@/app/_i18n/server'
import { apiWords, plain } from './api-words'
import type { SchemaLine } from './reference'

export async function SchemaTable({
  title,
  lines,
  isAnswer = false,
}: {
  title: string
  lines: readonly SchemaLine[]
  /** Nothing of an answer is asked for. */
  isAnswer?: boolean
}) {
  const [t, say] = await Promise.all([wordsOf('developers'), apiWords()])
  if (lines.length === 0) return null
  return (
    <section className="flex flex-col gap-1">
      <h4 className="font-medium text-caption text-ink-3">{title}</h4>
      <ul className="flex flex-col">
        {lines.map(({ name, type, isRequired, about, default: otherwise }) => (
          <li key={name} className="border-b py-1.5 text-ui last:border-b-0">
            <code className="font-mono [overflow-wrap:anywhere]">{name}</code>
            {isRequired && !isAnswer && <span className="text-caption text-warn"> {t('needed')}</span>}
            <span className="text-ink-2"> · {type}</span>
            {(about || otherwise) && (
              <p className="text-caption text-ink-3">
                {plain(say(about))} {otherwise && t('default', { value: otherwise })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
