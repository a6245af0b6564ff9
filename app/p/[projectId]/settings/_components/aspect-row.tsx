'use client'

/** One flag or rating in the settings: whether it is asked for, its name, its scale, what it means. */
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { standardWords } from '@/app/_components/annotation/aspect-words'
import { IconButton } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Input, Textarea } from '@/app/_components/ui/input'
import { Select } from '@/app/_components/ui/select'
import { type AspectChanges, MAX_POINTS, MIN_POINTS } from '@/server/schemas/aspect'

export type EditedAspect = AspectChanges[number] & { key: string }

const SCALES = Array.from({ length: MAX_POINTS - MIN_POINTS + 1 }, (_, index) => String(MIN_POINTS + index))

export function AspectRow({
  aspect,
  onChange,
}: {
  aspect: EditedAspect
  /** Null: a new one is taken away before it was saved. */
  onChange: (next: EditedAspect | null) => void
}) {
  const t = useTranslations('settings')
  const tAspects = useTranslations('aspects')
  const { kind, code, label, definition, points, isAsked, isNeeded } = aspect
  const standard = code === null ? null : standardWords(kind, code, tAspects)
  const name = standard?.label ?? (label || t('aspects.new'))
  return (
    <li className="flex flex-col gap-1.5 rounded-card border px-3 py-2.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
        <Checkbox
          checked={isAsked}
          onCheckedChange={(checked) => onChange({ ...aspect, isAsked: checked === true })}
          aria-label={t('aspects.ask', { name })}
        />
        {standard ? (
          <span className="font-medium text-ui">{standard.label}</span>
        ) : (
          <Input
            aria-label={t('aspects.name')}
            placeholder={t('aspects.name')}
            value={label}
            maxLength={40}
            onChange={(event) => onChange({ ...aspect, label: event.target.value })}
            className="w-52"
          />
        )}
        {points !== null &&
          (code === null ? (
            <Select
              aria-label={t('aspects.highest')}
              value={String(points)}
              onValueChange={(next) => onChange({ ...aspect, points: Number(next) })}
              options={SCALES.map((value) => ({
                value,
                label: t('aspects.scale', { points: Number(value) }),
              }))}
            />
          ) : (
            <span className="text-caption text-ink-3">{t('aspects.scale', { points })}</span>
          ))}
        <span className="flex-1" />
        {kind === 'rating' && isAsked && (
          <span className="flex items-center gap-2 text-ui">
            <Checkbox
              checked={isNeeded}
              onCheckedChange={(checked) => onChange({ ...aspect, isNeeded: checked === true })}
              aria-label={t('aspects.neededOf', { name })}
            />
            <span aria-hidden>{t('aspects.needed')}</span>
          </span>
        )}
        {code === null && (
          <IconButton size="small" icon={X} label={t('aspects.drop')} onClick={() => onChange(null)} />
        )}
      </div>
      {isAsked && (
        <Textarea
          rows={2}
          aria-label={t('aspects.definition', { name })}
          placeholder={standard?.definition ?? t('aspects.noDefinition')}
          value={definition}
          maxLength={500}
          onChange={(event) => onChange({ ...aspect, definition: event.target.value })}
        />
      )}
    </li>
  )
}
