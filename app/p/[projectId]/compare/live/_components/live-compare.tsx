'use client'

/** What to ask whom, and a column a version that answers while one watches. */
import { BookOpen, Play, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { PROMPT_LIBRARY } from '@/app/_components/inference/prompt-library'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Menu, Popover } from '@/app/_components/ui/popover'
import { useFormats } from '@/app/_i18n/use-formats'
import { DEFAULT_SAMPLING, type SamplingSettings } from '@/server/schemas/run'
import { SamplingFields } from '../../../_components/sampling-fields'
import { ModelPicker } from '../../_components/model-picker'
import { PromptPicker } from '../../_components/prompt-picker'
import { LiveColumn, type LiveQuestion } from './live-column'

const SEED_MAX = 2_147_483_647

export function LiveCompare({
  projectId,
  models,
  rewardModels,
}: {
  projectId: string
  models: readonly ModelOption[]
  rewardModels: readonly ModelOption[]
}) {
  const t = useTranslations('compare')
  const f = useFormats()
  const [prompt, setPrompt] = useState(PROMPT_LIBRARY[0])
  const [chosen, setChosen] = useState<string[]>(() => newestOfEachKind(models))
  const [settings, setSettings] = useState<SamplingSettings>(DEFAULT_SAMPLING)
  const [rewardModelId, setRewardModelId] = useState(rewardModels[0]?.id)
  const [question, setQuestion] = useState<LiveQuestion | null>(null)
  const missing = chosen.length === 0 ? t('chooseModel') : prompt.trim() === '' ? t('choosePrompt') : null
  const ask = () => {
    if (missing) return
    setQuestion({ prompt, settings, seed: Math.floor(Math.random() * SEED_MAX) })
  }
  if (models.length === 0) return <Note>{t('noWriter')}</Note>
  return (
    <>
      <Card>
        <form
          method="post"
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Field label={t('prompt')}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={4000}
                className="text-prompt leading-[27px] max-sm:text-[16px]"
                value={prompt}
                onChange={(event) => setPrompt(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask()
                }}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-end gap-2.5">
            <ModelPicker models={models} chosen={chosen} most={models.length} onChange={setChosen} />
            <div className="ml-auto flex flex-wrap items-center gap-2">
              {rewardModels.length > 0 && (
                <ModelChoice
                  aria-label={t('scoredBy')}
                  models={rewardModels}
                  value={rewardModelId}
                  onChange={setRewardModelId}
                />
              )}
              <Menu
                align="end"
                trigger={<Button icon={BookOpen}>{t('library')}</Button>}
                groups={[
                  { items: PROMPT_LIBRARY.map((text) => ({ label: text, onSelect: () => setPrompt(text) })) },
                ]}
              />
              <PromptPicker projectId={projectId} onChoose={({ text }) => setPrompt(text)} />
              <Popover
                label={t('samplingSettings')}
                align="end"
                className="w-[min(640px,calc(100vw-16px))]"
                trigger={
                  <Button icon={SlidersHorizontal}>
                    {t('sampling', { temperature: f.exact(settings.temperature) })}
                  </Button>
                }
              >
                <SamplingFields
                  value={settings}
                  onChange={(change) => setSettings((now) => ({ ...now, ...change }))}
                />
              </Popover>
              <Button type="submit" variant="primary" icon={Play} disabledReason={missing}>
                {t('ask')}
              </Button>
            </div>
          </div>
        </form>
      </Card>
      {question && (
        <div className="grid gap-3.5 sm:grid-cols-[repeat(auto-fit,minmax(260px,1fr))]">
          {chosen.map((id) => {
            const model = models.find((one) => one.id === id)
            return (
              model && (
                <LiveColumn
                  key={id}
                  projectId={projectId}
                  model={model}
                  rewardModelId={rewardModelId}
                  question={question}
                />
              )
            )
          })}
        </div>
      )}
    </>
  )
}

/** The list is newest first. */
function newestOfEachKind(models: readonly ModelOption[]): string[] {
  return (['base', 'sft', 'policy'] as const).flatMap(
    (kind) => models.find((model) => model.kind === kind)?.id ?? [],
  )
}
