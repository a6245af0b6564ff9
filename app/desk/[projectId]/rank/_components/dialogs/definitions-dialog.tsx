'use client'

/** What the flags and ratings of this project mean. */
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { type NamedAspect, useAspects } from '../cards/aspects'

export function DefinitionsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('rank')
  const { flags, ratings } = useAspects()
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('definitions.title')}
      className="w-[min(560px,calc(100vw-32px))]"
      footer={<Button onClick={onClose}>{t('doneButton')}</Button>}
    >
      <Definitions heading={t('definitions.flags')} aspects={flags} />
      <Definitions heading={t('definitions.ratings')} aspects={ratings} />
    </Dialog>
  )
}

function Definitions({ heading, aspects }: { heading: string; aspects: readonly NamedAspect[] }) {
  const t = useTranslations('rank')
  const asked = aspects.filter(({ isAsked }) => isAsked)
  if (asked.length === 0) return null
  return (
    <section className="flex flex-col gap-2 border-t pt-3">
      <h3>{heading}</h3>
      <dl className="flex flex-col gap-2 text-ui">
        {asked.map(({ code, label, definition, points, isNeeded }) => (
          <div key={code}>
            <dt className="font-medium">
              {label}
              {points > 0 && (
                <span className="font-normal text-ink-3">
                  {' '}
                  {t('definitions.scale', { points })}
                  {isNeeded && `, ${t('neededRating')}`}
                </span>
              )}
            </dt>
            <dd dir="auto" className="whitespace-pre-wrap text-ink-2">
              {definition || t('definitions.none')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
