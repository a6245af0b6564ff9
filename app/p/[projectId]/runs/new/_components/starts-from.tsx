'use client'

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
  return (
    <RadioCards
      label="Weights"
      value={value}
      onValueChange={onChange}
      className="sm:grid-flow-row"
      options={[
        { value: 'nothing', label: 'From nothing', hint: 'A new model of the shape below.' },
        { value: 'weights', label: 'Go on', hint: 'The weights of a base model, trained further.' },
      ]}
    />
  )
}
