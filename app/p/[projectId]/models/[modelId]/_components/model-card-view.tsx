'use client'

/** The model card as it leaves in the download, and the download itself. */
import { Download, FileText } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonClass } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { useFormats } from '@/app/_i18n/use-formats'

export function ModelCardView({
  projectId,
  modelId,
  card,
  bytes,
}: {
  projectId: string
  modelId: string
  card: string
  bytes: number
}) {
  const t = useTranslations('model')
  const f = useFormats()
  const link = `/api/model?${new URLSearchParams({ projectId, modelId })}`
  const look = cn(buttonClass({ size: 'small' }), 'hover:bg-hover')
  return (
    <Card className="p-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2>{t('card.takeAway')}</h2>
          <p className="text-ink-2 text-ui">{t('card.about', { size: f.bytes(bytes) })}</p>
        </div>
        <a className={look} href={`${link}&card=true`} download>
          <FileText aria-hidden className="size-3.5" strokeWidth={1.75} />
          {t('card.cardOnly')}
        </a>
        <a className={look} href={link} download>
          <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
          {t('card.download')}
        </a>
      </div>
      <details className="border-t">
        <summary className="px-4 py-3 font-semibold text-body">
          {t('card.title')} <span className="font-normal text-caption text-ink-3">{t('card.caption')}</span>
        </summary>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is not a scrolling box */}
        <div
          role="group"
          aria-label={t('card.title')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-[32rem] overflow-auto border-t px-4 py-3"
        >
          <pre lang="en" className="whitespace-pre-wrap font-mono text-caption [overflow-wrap:anywhere]">
            {card}
          </pre>
        </div>
      </details>
    </Card>
  )
}
