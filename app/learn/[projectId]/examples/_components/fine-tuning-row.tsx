'use client'

/** One demonstration as a row of fine-tuning: what the loss counts, what is masked, what is padding, what is cut off. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { SlotChip } from '@/app/_components/tokens/slot-chip'
import { maskedRow } from '@/app/_components/tokens/training-examples'
import { useCutText } from '@/app/_components/tokens/use-cut-text'
import { Card, CardHead } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Select } from '@/app/_components/ui/select'
import { Skeleton } from '@/app/_components/ui/skeleton'

const LENGTHS = ['16', '24', '32', '48'] as const

/** The template of `ml/data/template.ts`. */
const promptText = (prompt: string) => `Task: ${prompt.trim()}\nReply:`
const responseText = (response: string) => ` ${response.trim()}`

export function FineTuningRow({ projectId }: { projectId: string }) {
  const t = useTranslations('examples')
  const [prompt, setPrompt] = useState('What does a cat eat?')
  const [response, setResponse] = useState('A cat eats fish.')
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('24')
  const promptCut = useCutText(projectId, 'starter', promptText(prompt)).cut
  const responseCut = useCutText(projectId, 'starter', responseText(response)).cut
  const row =
    promptCut && responseCut ? maskedRow(promptCut.ids.length, responseCut.ids.length, Number(length)) : []
  const counted = row.filter(({ isCounted }) => isCounted).length
  const masked = row.filter(({ slot, isCounted }) => !isCounted && slot !== 'pad').length
  const cutOff =
    promptCut && responseCut
      ? Math.max(0, promptCut.ids.length + responseCut.ids.length + 2 - Number(length))
      : 0
  return (
    <Card className="flex flex-col gap-3">
      <CardHead title={t('masking')} className="mb-0" />
      <p className="max-w-[80ch] text-ink-2 text-ui">{t('maskingAbout')}</p>
      <div className="grid gap-3 sm:grid-cols-[1fr_1fr_auto]">
        <Field label={t('prompt')}>
          {(control) => (
            <Input {...control} value={prompt} onChange={(event) => setPrompt(event.target.value)} />
          )}
        </Field>
        <Field label={t('response')}>
          {(control) => (
            <Input {...control} value={response} onChange={(event) => setResponse(event.target.value)} />
          )}
        </Field>
        <Field label={t('row')} hint={t('rowHint')} className="sm:max-w-56">
          {(control) => (
            <Select
              {...control}
              value={length}
              onValueChange={setLength}
              options={LENGTHS.map((value) => ({ value, label: value }))}
              className="w-24"
            />
          )}
        </Field>
      </div>
      {promptCut && responseCut ? (
        <>
          <ol className="flex flex-wrap gap-1">
            {row.map(({ slot, isCounted }, index) => {
              const isResponse = typeof slot === 'number' && slot >= promptCut.ids.length
              return (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place in the row
                  key={index}
                >
                  <SlotChip
                    cut={isResponse ? responseCut : promptCut}
                    slot={isResponse ? slot - promptCut.ids.length : slot}
                    className={cn(isCounted && 'bg-accent-soft font-medium text-accent-ink')}
                  />
                </li>
              )
            })}
          </ol>
          <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-caption text-ink-2">
            <li className="flex items-center gap-1.5">
              <span className="size-3 rounded-[3px] bg-accent-soft ring-1 ring-accent-line" /> {t('counted')}
            </li>
            <li className="flex items-center gap-1.5">
              <span className="size-3 rounded-[3px] bg-hover ring-1 ring-line-2" /> {t('masked')}
            </li>
            <li className="flex items-center gap-1.5">
              <span className="size-3 rounded-[3px] border border-dashed" /> {t('padded')}
            </li>
          </ul>
          <p aria-live="polite" className="text-ink-2 text-ui">
            {t('readingMask', { counted, masked })} {cutOff > 0 && t('readingCut', { cut: cutOff })}
          </p>
        </>
      ) : (
        <Skeleton className="h-16 w-full" />
      )}
    </Card>
  )
}
