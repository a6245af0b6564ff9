'use client'

import { useTranslations } from 'use-intl'
/** Whether a pre-training run makes new weights or goes on from those of a base model. */
import { RadioCards } from '@/app/_components/ui/radio-cards'

export type StartsFromName = 'nothing' | 'weights'

export function StartsFrom({
  value,
  onChange,
}: {
  value: StartsFromName
  onChange: (value: StartsFromName) => void
}) {
  const t = useTranslations('runs')
  return (
    <RadioCards
      label={t('weights')}
      value={value}
      onValueChange={onChange}
      className="sm:grid-flow-row"
      options={[
        { value: 'nothing', label: t('fromNothing'), hint: t('fromNothingHint') },
        { value: 'weights', label: t('goOn'), hint: t('goOnHint') },
      ]}
    />
  )
}
