'use client'

/** The easy way round: stars are sorted into a ranking, and the gaps between them are lost. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Slider } from '@/app/_components/ui/slider'
import { useFormats } from '@/app/_i18n/use-formats'
import { RESTAURANTS, rankingFromStars } from './restaurants'

const START = [4.5, 2, 3.5, 3.5, 5]

export function StarsToRanking() {
  const t = useTranslations('stars')
  const f = useFormats()
  const [stars, setStars] = useState<readonly number[]>(START)
  const nameOf = (item: number) => t(`names.${RESTAURANTS[item]}`)
  return (
    <Card>
      <CardHead title={t('back')} caption={t('backHint')} />
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        <div className="flex flex-col gap-1.5">
          {stars.map((value, item) => (
            <Slider
              // biome-ignore lint/suspicious/noArrayIndexKey: a restaurant is its number
              key={item}
              label={nameOf(item)}
              value={value}
              min={0}
              max={5}
              step={0.5}
              shown={f.decimal(value, 1)}
              onChange={(next) => setStars(stars.map((one, at) => (at === item ? next : one)))}
              className="[&_label]:w-36"
            />
          ))}
        </div>
        <ol aria-live="polite" className="flex flex-col gap-1 text-ui">
          {rankingFromStars(stars).map(({ item, place }) => (
            <li key={item} className="flex gap-3">
              <span className="w-5 text-right font-semibold tabular-nums">{place}</span>
              {nameOf(item)}
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
