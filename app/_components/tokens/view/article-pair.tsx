'use client'

/** The article's English and Polish texts side by side: how an encoding made for one language cuts another. */
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../ui/button'
import { Card, CardHead } from '../../ui/card'
import { Skeleton } from '../../ui/skeleton'
import { HAMLET, POLISH_SONG } from '../article-texts'
import type { EncodingId } from '../encodings'
import { TokenChips, type TokenDetail } from '../token-chips'
import { type UsedCut, useCutText } from '../use-cut-text'

export function ArticlePair({
  projectId,
  encodingId,
  detail,
  onTake,
}: {
  projectId: string
  encodingId: EncodingId
  detail: TokenDetail
  /** Puts a text into the box above. */
  onTake(text: string): void
}) {
  const t = useTranslations('tokens')
  const format = useFormatter()
  const english = useCutText(projectId, encodingId, HAMLET)
  const polish = useCutText(projectId, encodingId, POLISH_SONG)
  const each = ({ cut }: UsedCut) =>
    cut
      ? format.number([...cut.text].length / cut.ids.length, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        })
      : '–'
  return (
    <Card className="xl:col-span-2">
      <CardHead title={t('pairTitle')} caption={t('pairCaption')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 lg:grid-cols-2">
        {[
          { title: t('pairEnglish'), used: english, text: HAMLET, lang: 'en' },
          { title: t('pairPolish'), used: polish, text: POLISH_SONG, lang: 'pl' },
        ].map(({ title, used, text, lang }) => (
          <section key={lang} aria-label={title}>
            <div className="mb-2 flex items-baseline gap-3 text-ui tabular-nums">
              <h3 className="text-body">{title}</h3>
              <span>
                <b className="font-semibold">{used.cut ? format.number(used.cut.ids.length) : '–'}</b>{' '}
                <span className="text-ink-3">{t('tokenCount')}</span>
              </span>
              <span>
                <b className="font-semibold">{format.number([...text].length)}</b>{' '}
                <span className="text-ink-3">{t('characters')}</span>
              </span>
              <Button size="small" variant="quiet" className="ml-auto" onClick={() => onTake(text)}>
                {t('example')}
              </Button>
            </div>
            <div lang={lang}>
              {used.cut ? (
                <TokenChips cut={used.cut} detail={detail} />
              ) : (
                <Skeleton className="h-24 w-full" />
              )}
            </div>
          </section>
        ))}
      </div>
      <p className="mt-3 text-ink-2 text-ui">
        {t('pairReading', { english: each(english), polish: each(polish) })}
      </p>
    </Card>
  )
}
