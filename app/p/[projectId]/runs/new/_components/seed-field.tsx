'use client'

/** The seed of a run: empty for a fresh one, a number to repeat an earlier run bit by bit. */
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'

export function SeedField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const isBad = value.trim() !== '' && !/^\d{1,9}$/.test(value.trim())
  return (
    <Field
      label="Seed"
      isOptional
      hint="Empty for a fresh one. The same seed, data and settings give the same weights, bit by bit."
      error={isBad ? 'A whole number of at most nine digits.' : null}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          placeholder="Fresh"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
