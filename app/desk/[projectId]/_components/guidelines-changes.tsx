'use client'

/** What changed in the guidelines since somebody saw them last: the new words marked, and below what it said before. */
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { diffWords } from '@/app/_components/word-diff'

export function GuidelinesChanges({
  before,
  now,
  onClose,
}: {
  before: string
  now: string
  onClose: () => void
}) {
  const t = useTranslations('desk')
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('changes.title')}
      description={t('changes.description')}
      className="w-[min(680px,calc(100vw-32px))]"
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('changes.gotIt')}
        </Button>
      }
    >
      <Marked label={t('changes.now')} text={now} against={before} isNew />
      <details>
        <summary className="text-ink-2 text-ui">{t('changes.before')}</summary>
        <Marked label={t('changes.before')} text={before} against={now} isNew={false} />
      </details>
    </Dialog>
  )
}

function Marked({
  label,
  text,
  against,
  isNew,
}: {
  label: string
  text: string
  against: string
  isNew: boolean
}) {
  const Mark = isNew ? 'ins' : 'del'
  const look = isNew ? 'bg-add-soft no-underline' : 'bg-del-soft'
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled with the keyboard too
      tabIndex={0}
      dir="auto"
      className="max-h-[50dvh] overflow-y-auto whitespace-pre-wrap rounded-control border bg-canvas px-3 py-2 text-read [overflow-wrap:anywhere]"
    >
      {diffWords(against, text).map((part, index) =>
        part.isNew ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are fixed in place
          <Mark key={index} className={look}>
            {part.text}
          </Mark>
        ) : (
          part.text
        ),
      )}
    </section>
  )
}
