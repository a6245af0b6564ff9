'use client'

/** What the KL penalty would leave of a score, if a policy learnt to write exactly this answer. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ModelChoice, type ModelOption } from '@/app/_components/inference/model-choice'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Field } from '@/app/_components/ui/field'
import { Note } from '@/app/_components/ui/note'
import { Slider } from '@/app/_components/ui/slider'
import { useTRPCClient } from '@/app/_trpc/client'
import { rewardAfterKl } from './tricks'

/** Bits a token above which a model would hardly have written it. */
const UNLIKELY_BITS = 3

export function KlPrice({
  projectId,
  references,
  prompt,
  answer,
  score,
}: {
  projectId: string
  references: readonly ModelOption[]
  prompt: string
  answer: string
  score: number | null
}) {
  const t = useTranslations('reward')
  const format = useFormatter()
  const client = useTRPCClient()
  const [beta, setBeta] = useState(0.05)
  const [modelId, setModelId] = useState((references.find(({ kind }) => kind === 'sft') ?? references[0]).id)
  const likely = useQuery({
    queryKey: ['log-probs', modelId, prompt, answer],
    queryFn: ({ signal }) =>
      client.inference.logProbs.mutate(
        {
          projectId,
          modelId,
          opening: { turns: [{ role: 'prompt', text: prompt }] },
          continuation: { text: answer, isEnded: true },
        },
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const after =
    likely.data && score !== null
      ? rewardAfterKl(score, likely.data.logProbs.slice(likely.data.openingLength - 1), beta)
      : null
  const decimals = (value: number, digits: number) =>
    format.number(value, { maximumFractionDigits: digits, minimumFractionDigits: digits })
  return (
    <Card className="xl:col-span-2">
      <CardHead title={t('kl')} />
      <p className="max-w-[80ch] text-ink-2 text-ui">{t('klAbout')}</p>
      <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-3">
        <Field label={t('reference')}>
          {(control) => (
            <ModelChoice
              {...control}
              models={references}
              value={modelId}
              onChange={setModelId}
              className="w-40"
            />
          )}
        </Field>
        <Slider
          label={t('beta')}
          value={beta}
          min={0}
          max={0.3}
          step={0.01}
          shown={decimals(beta, 2)}
          onChange={setBeta}
          className="w-56"
        />
      </div>
      {likely.error && (
        <Note tone="danger" title={t('failed')} className="mt-3">
          {likely.error.message}
        </Note>
      )}
      {after && score !== null && (
        <p aria-live="polite" className="mt-3 max-w-[80ch] text-read">
          {t('klReading', {
            likely: after.bitsPerToken < UNLIKELY_BITS ? 'yes' : 'no',
            nats: decimals(after.nats, 1),
            bits: decimals(after.bitsPerToken, 1),
            penalty: decimals(after.penalty, 2),
            score: decimals(score, 2),
            total: decimals(after.reward, 2),
          })}
        </p>
      )}
    </Card>
  )
}
