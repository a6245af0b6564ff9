/** Four figures about all rankings, each with the sentence that says what it means. */

import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'

type Figures = ApiOutput['preferences']['summary']

export function Summary({ summary }: { summary: Figures }) {
  const t = useTranslations('rankings')
  const f = useFormats()
  const { rankings, simulated, annotators, comparisons, ties, agreement, undetermined, firstShown } = summary
  return (
    <dl className="grid grid-cols-4 divide-x rounded-card border bg-surface max-lg:grid-cols-2 max-lg:gap-y-3 max-lg:divide-x-0 max-lg:py-3 max-sm:grid-cols-1">
      <Figure name={t('title')} value={f.count(rankings)}>
        {simulated > 0
          ? t('annotatorsSimulated', { annotators, simulated })
          : t('annotators', { annotators })}
      </Figure>
      <Figure name={t('comparisons')} value={f.count(comparisons)}>
        {comparisons > 0 && t('ties', { share: ties / comparisons })}
      </Figure>
      <Figure name={t('agreement')} value={agreement ? f.share(agreement.share) : '–'}>
        {agreement ? t('agreementPairs', { pairs: agreement.pairs }) : t('agreementNone')}
      </Figure>
      <Figure name={t('firstBest')} value={firstShown ? f.share(firstShown.share) : '–'}>
        {firstShown && t(`position.${positionOf(firstShown)}`, { share: firstShown.expected })}
        {undetermined > 0 && ` ${t('undetermined', { count: undetermined })}`}
      </Figure>
    </dl>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col px-4 py-3 max-lg:py-0">
      <dt className="text-caption text-ink-3">{name}</dt>
      <dd className="font-semibold text-title tabular-nums">{value}</dd>
      <dd className="text-caption text-ink-2">{children}</dd>
    </div>
  )
}

function positionOf({ low, high, expected }: NonNullable<Figures['firstShown']>) {
  if (low > expected) return 'first'
  return high < expected ? 'last' : 'none'
}
