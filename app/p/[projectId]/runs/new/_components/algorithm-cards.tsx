'use client'

import { useTranslations } from 'use-intl'
/** Which algorithm updates the policy. */
import { Card, CardHead } from '@/app/_components/ui/card'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'

const ALGORITHMS = Object.keys(POLICY_ALGORITHMS) as PolicyAlgorithm[]

export function AlgorithmCards({
  value,
  onChange,
}: {
  value: PolicyAlgorithm
  onChange: (algorithm: PolicyAlgorithm) => void
}) {
  const t = useTranslations('runs')
  return (
    <Card>
      <CardHead title={t('algorithm')} caption={t('algorithmHint')} />
      <RadioCards
        label={t('algorithm')}
        value={value}
        onValueChange={onChange}
        options={ALGORITHMS.map((algorithm) => ({
          value: algorithm,
          label: POLICY_ALGORITHMS[algorithm].title,
          hint: t(`algorithms.${algorithm}`),
        }))}
        className="sm:grid-flow-row sm:auto-cols-auto sm:grid-cols-2 lg:grid-cols-3"
      />
    </Card>
  )
}
