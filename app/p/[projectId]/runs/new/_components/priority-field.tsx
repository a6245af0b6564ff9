'use client'

/** Where the run stands in the line. */
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import type { RunPriority } from '@/server/schemas/run'
import { PRIORITY_WORDS } from '../../_components/run-words'

const PRIORITIES: readonly RunPriority[] = ['high', 'normal', 'low']

export function PriorityField({
  value,
  onChange,
}: {
  value: RunPriority
  onChange: (priority: RunPriority) => void
}) {
  return (
    <Field
      label="Place in the line"
      hint="A free worker takes high before normal before low, then the oldest."
    >
      {(control) => (
        <Select
          {...control}
          value={value}
          onValueChange={(next) => onChange(next as RunPriority)}
          options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] }))}
        />
      )}
    </Field>
  )
}
