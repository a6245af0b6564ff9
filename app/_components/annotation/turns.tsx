/** The turns of a dialogue: to read, and to write. Each is called by its role and which of them it is. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Words } from '@/app/_i18n/words'
import type { DialogueTurn } from '@/server/schemas/demonstration'
import { MAX_TEXT_LENGTH } from '@/server/schemas/desk-terms'
import { Textarea } from '../ui/input'

const nameOf = (turns: readonly DialogueTurn[], index: number, t: Words<'dialogue'>): string => {
  const { role } = turns[index]
  if (role === 'system') return t('system')
  const nth = turns.slice(0, index + 1).filter((turn) => turn.role === role).length
  return t(role === 'user' ? 'user' : 'assistant', { nth })
}

export function ReadTurns({ turns }: { turns: readonly DialogueTurn[] }) {
  const t = useTranslations('dialogue')
  return (
    <ol className="flex flex-col gap-2.5">
      {turns.map(({ role, content }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: turns have no names and keep their order
        <li key={i} className={role === 'assistant' ? 'border-l-2 pl-3' : undefined}>
          <p className="text-caption text-ink-3">{nameOf(turns, i, t)}</p>
          <p dir="auto" className="reading">
            {content}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Fields for the turns from `first` on; those before it are counted and not shown. */
export function TurnFields({
  turns,
  first = 0,
  language,
  lastRef,
  onChange,
}: {
  turns: readonly DialogueTurn[]
  first?: number
  language?: string
  lastRef?: React.Ref<HTMLTextAreaElement>
  /** All turns, with the one that changed. */
  onChange: (turns: DialogueTurn[]) => void
}) {
  const t = useTranslations('dialogue')
  const id = useId()
  return turns.slice(first).map(({ role, content }, offset) => {
    const index = first + offset
    return (
      <div key={index} className="flex flex-col gap-1.5">
        <label htmlFor={`${id}-${index}`} className="font-medium text-ui">
          {nameOf(turns, index, t)}
        </label>
        <Textarea
          ref={index === turns.length - 1 ? lastRef : undefined}
          id={`${id}-${index}`}
          rows={1}
          lang={language}
          dir="auto"
          value={content}
          maxLength={MAX_TEXT_LENGTH}
          onChange={(event) =>
            onChange(turns.map((turn, i) => (i === index ? { role, content: event.target.value } : turn)))
          }
          className="field-sizing-content max-h-80 min-h-11 shrink-0 resize-none px-4 py-2.5 text-read"
        />
      </div>
    )
  })
}
