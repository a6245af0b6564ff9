'use client'

/** One question to the base model and to a fine-tuned one, both answers while they are written. */
import { Dices, Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { GeneratedAnswer, GenerationFacts } from '@/app/_components/inference/generated-answer'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { PROMPT_LIBRARY } from '@/app/_components/inference/prompt-library'
import { type Generation, useGeneration } from '@/app/_components/inference/use-generation'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { MODEL_COLOUR, ModelChip } from '@/app/_components/ui/model-chip'
import { Menu } from '@/app/_components/ui/popover'

const SETTINGS = { temperature: 0.8, topP: 1, topK: 0, maxTokens: 64 }
const SEED_MAX = 2_147_483_647

export function BeforeAfter({
  projectId,
  base,
  tuned,
}: {
  projectId: string
  base: ModelOption
  tuned: readonly ModelOption[]
}) {
  const t = useTranslations('tuning')
  const [prompt, setPrompt] = useState(PROMPT_LIBRARY[0])
  const [tunedId, setTunedId] = useState(tuned[0].id)
  const before = useGeneration(projectId)
  const after = useGeneration(projectId)
  const isWriting = [before, after].some(({ generation }) => generation?.status === 'writing')
  const hasAsked = before.generation !== null
  const ask = () => {
    if (prompt.trim() === '') return
    const asked = {
      opening: { turns: [{ role: 'prompt' as const, text: prompt }] },
      settings: SETTINGS,
      seed: Math.floor(Math.random() * SEED_MAX),
    }
    void before.start({ modelId: base.id, ...asked })
    void after.start({ modelId: tunedId, ...asked })
  }
  return (
    <>
      <Card>
        <form
          method="post"
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            ask()
          }}
        >
          <Field label={t('prompt')} className="min-w-60 flex-1">
            {(control) => (
              <Input
                {...control}
                value={prompt}
                maxLength={500}
                onChange={(event) => setPrompt(event.target.value)}
              />
            )}
          </Field>
          <Menu
            align="end"
            trigger={<Button>{t('library')}</Button>}
            groups={[
              { items: PROMPT_LIBRARY.map((text) => ({ label: text, onSelect: () => setPrompt(text) })) },
            ]}
          />
          <Button
            type="submit"
            variant="primary"
            icon={hasAsked ? Dices : Play}
            disabled={isWriting || prompt.trim() === ''}
          >
            {hasAsked ? t('again') : t('ask')}
          </Button>
        </form>
      </Card>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Answer title={t('before')} about={t('beforeIs')} kind={base.kind} generation={before.generation}>
          <ModelChip kind={base.kind} version={base.version} isPlain />
        </Answer>
        <Answer
          title={t('after')}
          about={t('afterIs')}
          kind={tuned.find(({ id }) => id === tunedId)?.kind ?? 'sft'}
          generation={after.generation}
        >
          <ModelChoice
            aria-label={t('after')}
            models={tuned}
            value={tunedId}
            onChange={setTunedId}
            className="w-36"
          />
        </Answer>
      </div>
    </>
  )
}

function Answer({
  title,
  about,
  kind,
  generation,
  children,
}: {
  title: string
  about: string
  kind: ModelOption['kind']
  generation: Generation | null
  children: React.ReactNode
}) {
  return (
    <article
      aria-label={title}
      className="flex min-w-0 flex-col overflow-hidden rounded-card border bg-surface shadow-e1"
    >
      <div aria-hidden className="h-[3px]" style={{ background: MODEL_COLOUR[kind] }} />
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5">
        <h2>{title}</h2>
        <p className="min-w-0 flex-1 text-caption text-ink-3">{about}</p>
        {children}
      </header>
      <div className="min-h-32 flex-1 px-4 py-3">
        {generation && <GeneratedAnswer generation={generation} language="en" />}
      </div>
      {generation && (
        <footer className="flex gap-4 border-t px-4 py-2 text-caption text-ink-2 tabular-nums">
          <GenerationFacts generation={generation} />
        </footer>
      )}
    </article>
  )
}
