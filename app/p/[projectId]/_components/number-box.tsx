'use client'

/** A number with its range; what is typed out of range is shown as an error and not passed on. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { useFormats } from '@/app/_i18n/use-formats'

export function NumberBox({
  label,
  hint,
  value,
  min,
  max,
  isInteger = false,
  onChange,
  className,
}: {
  label: string
  hint?: string
  value: number
  min: number
  max: number
  isInteger?: boolean
  onChange: (value: number) => void
  className?: string
}) {
  const t = useTranslations('sampling')
  const f = useFormats()
  const [text, setText] = useState(f.typed(value))
  const number = f.parse(text)
  const fits = (candidate: number) =>
    Number.isFinite(candidate) &&
    candidate >= min &&
    candidate <= max &&
    (!isInteger || Number.isInteger(candidate))
  const isGood = fits(number)
  return (
    <Field
      label={label}
      hint={hint}
      error={
        isGood ? null : t(isInteger ? 'wholeNumber' : 'number', { min: f.exact(min), max: f.exact(max) })
      }
      className={className}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const next = f.parse(event.target.value)
            if (fits(next)) onChange(next)
          }}
          // What was left impossible goes back to what will be used.
          onBlur={() => {
            if (!isGood) setText(f.typed(value))
          }}
        />
      )}
    </Field>
  )
}
