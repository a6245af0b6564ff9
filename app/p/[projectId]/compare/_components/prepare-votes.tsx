'use client'

/** Two models answer the same test prompts; people then vote blind on each pair. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Select } from '@/app/_components/ui/select'
import { useToast } from '@/app/_components/ui/toast'
import { useFormats } from '@/app/_i18n/use-formats'
import { useTRPC } from '@/app/_trpc/client'
import type { SamplingSettings } from '@/server/schemas/run'
import { NumberBox } from '../../_components/number-box'
import type { ComparedModels } from './compare'

export function PrepareVotes({
  projectId,
  models,
  settings,
  open,
  onOpenChange,
}: {
  projectId: string
  models: ComparedModels
  settings: SamplingSettings
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('arena')
  const f = useFormats()
  const trpc = useTRPC()
  const router = useRouter()
  const toast = useToast()
  const queries = useQueryClient()
  const newest = (kind: 'policy' | 'sft' | 'base') => models.find((model) => model.kind === kind)?.id
  const [a, setA] = useState(newest('policy') ?? newest('sft') ?? newest('base'))
  const [b, setB] = useState([newest('sft'), newest('base')].find((id) => id !== undefined && id !== a))
  const [prompts, setPrompts] = useState(20)
  const prepare = useMutation(
    trpc.compare.prepareArena.mutationOptions({
      onSuccess: async ({ runIds, prompts: drawn }) => {
        onOpenChange(false)
        toast({
          message: t('prepared', { count: drawn }),
          action: { label: t('watch'), onClick: () => router.push(`/p/${projectId}/runs/${runIds[1]}`) },
        })
        await queries.invalidateQueries(trpc.runs.pathFilter())
      },
    }),
  )
  const missing = !a || !b ? t('chooseTwo') : a === b ? t('chooseDifferent') : null
  const options = models.map((model) => ({
    value: model.id,
    label: <ModelChip kind={model.kind} version={model.version} isPlain />,
  }))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('prepareTitle')}
      description={t('prepareHint')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={prepare.isPending && t('starting')}
            disabledReason={missing}
            onClick={() => {
              if (a && b && !missing) {
                prepare.mutate({ projectId, modelAId: a, modelBId: b, prompts, settings })
              }
            }}
          >
            {t('sampleAndMatch')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('oneModel')}>
          {(control) => <Select {...control} value={a} onValueChange={setA} options={options} />}
        </Field>
        <Field label={t('otherModel')}>
          {(control) => (
            <Select
              {...control}
              value={b}
              onValueChange={setB}
              options={options}
              placeholder={t('noneYet')}
            />
          )}
        </Field>
      </div>
      <NumberBox
        label={t('testPrompts')}
        hint={t('testPromptsHint', { temperature: f.exact(settings.temperature) })}
        value={prompts}
        min={1}
        max={200}
        isInteger
        onChange={setPrompts}
      />
      {prepare.error && (
        <p role="alert" className="text-danger text-ui">
          {prepare.error.message}
        </p>
      )}
    </Dialog>
  )
}
