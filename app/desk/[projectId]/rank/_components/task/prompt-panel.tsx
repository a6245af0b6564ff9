'use client'

/** The prompt, what makes an answer better, and the note; on a phone the prompt folds above the answers. */
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { Textarea } from '@/app/_components/ui/input'
import { Guidelines } from '../../../_components/guidelines'
import { useGuidelines } from '../../../_components/guidelines-beside'
import { PromptTitle, ReportButton } from '../../../_components/prompt-title'

export interface PromptText {
  text: string
  taskType: string
  language: string
}

export function NoteField({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const t = useTranslations('rank')
  const tCommon = useTranslations('common')
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ink-2 text-ui">
        {t('note')} <span className="text-ink-3">{tCommon('optional')}</span>
      </label>
      <Textarea
        id={id}
        rows={3}
        value={note}
        maxLength={2000}
        placeholder={t('notePlaceholder')}
        onChange={(event) => onNote(event.target.value)}
        className="resize-none"
      />
    </div>
  )
}

export function PromptPanel({
  prompt,
  note,
  onNote,
  onReport,
}: {
  prompt: PromptText
  note: string
  onNote: (note: string) => void
  onReport: () => void
}) {
  const t = useTranslations('desk')
  const [isOpen, setOpen] = useState(true)
  const guidelines = useGuidelines()
  return (
    <>
      <section
        aria-label={t('prompt')}
        className="flex flex-col gap-3.5 overflow-y-auto border-r p-6 pb-5 max-sm:hidden"
      >
        <PromptTitle prompt={prompt} onReport={onReport} />
        <p
          lang={prompt.language}
          dir="auto"
          className="whitespace-pre-wrap text-pretty text-prompt [overflow-wrap:anywhere]"
        >
          {prompt.text}
        </p>
        <hr className="my-1" />
        <h2>{t('whatIsBetter')}</h2>
        <Guidelines text={guidelines.text} />
        <span className="min-h-4 flex-1" />
        <NoteField note={note} onNote={onNote} />
      </section>
      <section
        aria-label={t('prompt')}
        className="sticky top-0 z-20 low:static mb-2.5 border-b bg-surface py-1 pr-2 pb-3 pl-4 sm:hidden"
      >
        <div className="flex items-center gap-1">
          <h2 className="flex-1 font-normal">
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className="flex h-10 w-full items-center gap-2 text-left text-ink-2 text-ui"
            >
              <span className="flex-1">{t('prompt')}</span>
              <ChevronDown
                aria-hidden
                className={cn('size-4 transition-transform duration-90', isOpen && 'rotate-180')}
                strokeWidth={1.75}
              />
            </button>
          </h2>
          <ReportButton onClick={onReport} />
        </div>
        <p
          lang={prompt.language}
          dir="auto"
          className={cn(
            'max-h-[30dvh] overflow-y-auto whitespace-pre-wrap text-[15px] leading-[22px] [overflow-wrap:anywhere]',
            !isOpen && 'line-clamp-1',
          )}
        >
          {prompt.text}
        </p>
      </section>
    </>
  )
}
