'use client'

/** The starter model's loss over both stages of its pre-training. */
import dynamic from 'next/dynamic'
import { useFormatter, useTranslations } from 'use-intl'
import { Skeleton } from '@/app/_components/ui/skeleton'
import type { ApiOutput } from '@/app/_trpc/client'

/** Charts load where they are used. */
const LineChart = dynamic(
  () => import('@/app/_components/charts/line-chart').then((part) => part.LineChart),
  {
    loading: () => <Skeleton className="h-60 w-full" />,
  },
)

type Loss = NonNullable<NonNullable<ApiOutput['anatomy']['pretraining']>['loss']>

export function LossCurve({ loss, secondStage }: { loss: Loss; secondStage: number }) {
  const t = useTranslations('pretraining')
  const format = useFormatter()
  const { heldOut: held, train } = loss
  const [first, last] = [held[0], held[held.length - 1]]
  const decimals = (value: number, digits: number) => format.number(value, { maximumFractionDigits: digits })
  return (
    <LineChart
      title={t('curve')}
      unit={t('curveUnit')}
      xLabel={t('updates')}
      height={240}
      isFromZero
      series={[
        { id: 'held', label: t('held'), kind: 'base', points: held, smoothing: 0 },
        { id: 'train', label: t('train'), points: train, isOlder: true },
      ]}
      reading={t('curveReading', {
        first: decimals(first.y, 2),
        last: decimals(last.y, 2),
        firstChoices: decimals(Math.exp(first.y), 1),
        lastChoices: decimals(Math.exp(last.y), 1),
        second: secondStage,
      })}
      isReadingVisible
    />
  )
}
