'use client'

/** Chosen models as removable chips, and a menu of the others. */
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ModelOption } from '@/app/_components/inference/model-choice'
import { Button } from '@/app/_components/ui/button'
import { ModelShape, modelName } from '@/app/_components/ui/model-chip'
import { Menu } from '@/app/_components/ui/popover'

export function ModelPicker({
  models,
  chosen,
  most,
  onChange,
}: {
  models: readonly ModelOption[]
  chosen: string[]
  most: number
  onChange: (ids: string[]) => void
}) {
  const t = useTranslations('compare')
  const others = models.filter(({ id }) => !chosen.includes(id))
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">{t('models')}</legend>
      {chosen.map((id) => {
        const model = models.find((one) => one.id === id)
        if (!model) return null
        const name = modelName(model.kind, model.version)
        return (
          <span
            key={id}
            className="inline-flex h-8 items-center gap-[7px] whitespace-nowrap rounded-full border border-line-2 bg-surface pr-1 pl-2.5 text-ui max-sm:h-10"
          >
            <ModelShape kind={model.kind} />
            {name}
            <button
              type="button"
              aria-label={t('leaveOut', { name })}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
              className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink max-sm:size-8"
            >
              <X aria-hidden className="size-3.5" strokeWidth={1.75} />
            </button>
          </span>
        )
      })}
      {others.length > 0 && chosen.length < most && (
        <Menu
          align="start"
          trigger={
            <Button variant="quiet" icon={Plus}>
              {t('addModel')}
            </Button>
          }
          groups={[
            {
              items: others.map((model) => ({
                label: (
                  <span className="inline-flex items-center gap-2">
                    <ModelShape kind={model.kind} />
                    {modelName(model.kind, model.version)}
                  </span>
                ),
                onSelect: () => onChange([...chosen, model.id]),
              })),
            },
          ]}
        />
      )}
    </fieldset>
  )
}
