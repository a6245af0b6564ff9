'use client'

/** One of a project's versions, with its shape; the kinds that fit. */
import { ModelChip, type ModelKindName } from '../ui/model-chip'
import { Select } from '../ui/select'

export interface ModelOption {
  id: string
  kind: Exclude<ModelKindName, 'other'>
  version: number
}

export function ModelChoice({
  models,
  value,
  onChange,
  placeholder,
  className,
  ...control
}: {
  models: readonly ModelOption[]
  value: string | undefined
  onChange: (id: string) => void
  placeholder?: string
  className?: string
  id?: string
  'aria-label'?: string
}) {
  return (
    <Select
      {...control}
      value={value}
      onValueChange={onChange}
      placeholder={placeholder}
      className={className}
      options={models.map(({ id, kind, version }) => ({
        value: id,
        label: <ModelChip kind={kind} version={version} isPlain />,
      }))}
    />
  )
}
