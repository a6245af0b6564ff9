'use client'

/** Which algorithm updates the policy. */
import { Card, CardHead } from '@/app/_components/ui/card'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/policy-config'

const OPTIONS = (Object.keys(POLICY_ALGORITHMS) as PolicyAlgorithm[]).map((value) => ({
  value,
  label: POLICY_ALGORITHMS[value].title,
  hint: POLICY_ALGORITHMS[value].meaning,
}))

export function AlgorithmCards({
  value,
  onChange,
}: {
  value: PolicyAlgorithm
  onChange: (algorithm: PolicyAlgorithm) => void
}) {
  return (
    <Card>
      <CardHead title="Algorithm" caption="All of them stay close to the start; PPO when in doubt" />
      <RadioCards
        label="Algorithm"
        value={value}
        onValueChange={onChange}
        options={OPTIONS}
        className="sm:grid-flow-row sm:auto-cols-auto sm:grid-cols-2 lg:grid-cols-3"
      />
    </Card>
  )
}
