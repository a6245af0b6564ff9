/** One person's ranking in a line: the order, how much better, what is unacceptable, the note, whether it is gold; and what
 * it said before. */
import { Ban } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'
import { type Gold, GoldControl } from './gold'

type Ranking = ApiOutput['preferences']['list']['tasks'][number]['rankings'][number]
type Content = Pick<Ranking, 'tiers' | 'unacceptable' | 'degree' | 'note'>

const DEGREES = ['negligibly', 'slightly', 'clearly', 'significantly'] as const

export function RankingLine({
  projectId,
  ranking,
  gold,
}: {
  projectId: string
  ranking: Ranking
  gold: Gold
}) {
  const t = useTranslations('rankings')
  const f = useFormats()
  const { annotator, createdAt, activeMs, revisions } = ranking
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5">
      <Order content={ranking} />
      <span>{annotator.name}</span>
      {annotator.isSimulated && <Tag tone="outline">{t('simulated')}</Tag>}
      <span className="text-caption text-ink-3">
        <TimeAgo date={createdAt} />
        {activeMs > 0 && `, ${f.duration(activeMs)}`}
        {ranking.guidelinesVersion !== null && `, ${t('guidelines', { version: ranking.guidelinesVersion })}`}
      </span>
      <GoldControl
        projectId={projectId}
        ranking={{ id: ranking.id, note: ranking.note, by: annotator.name }}
        gold={gold}
      />
      <Note text={ranking.note} />
      {revisions.length > 0 && (
        <details className="basis-full">
          <summary className="inline-block rounded-control text-caption text-ink-3 hover:text-ink-2">
            {t('corrected', { count: revisions.length })}
          </summary>
          <ol className="mt-1 mb-1 flex flex-col gap-1 border-l pl-3">
            {revisions.map((earlier) => (
              <li key={earlier.revision} className="flex flex-wrap items-baseline gap-x-2.5">
                <Order content={earlier} />
                <span className="text-caption text-ink-3">
                  {t('sent')} <TimeAgo date={earlier.createdAt} />
                </span>
                <Note text={earlier.note} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

function Order({ content: { tiers, unacceptable, degree } }: { content: Content }) {
  const t = useTranslations('rankings')
  return (
    <>
      {tiers.length > 0 && (
        <span className="font-medium text-ink tabular-nums">
          {tiers.map((tier) => tier.join(' = ')).join('  >  ')}
        </span>
      )}
      {degree !== null && <span>{t(`degrees.${DEGREES[degree - 1]}`)}</span>}
      {unacceptable.length > 0 && (
        <Tag tone="danger" icon={Ban}>
          {t('unacceptableOnes', { letters: unacceptable.join(', ') })}
        </Tag>
      )}
    </>
  )
}

function Note({ text }: { text: string }) {
  const t = useTranslations('common')
  return text === '' ? null : <span className="basis-full text-ink-2 italic">{t('quote', { text })}</span>
}
