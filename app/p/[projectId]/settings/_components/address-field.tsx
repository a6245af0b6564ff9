'use client'

/** The address of another server: one that is asked, or one that is told. */
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'

const ADDRESS_MAX = 1000

export function AddressField({
  label,
  hint,
  error,
  value,
  onValueChange,
}: {
  label: string
  hint: string
  error?: string | null
  value: string
  onValueChange: (value: string) => void
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          type="url"
          placeholder="https://"
          value={value}
          maxLength={ADDRESS_MAX}
          onChange={({ target }) => onValueChange(target.value)}
        />
      )}
    </Field>
  )
}
