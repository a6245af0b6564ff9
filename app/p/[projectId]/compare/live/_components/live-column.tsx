'use client'

/** One version's answer to the question on the page: written live, then with each token's log-probability and a score. */
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { GeneratedAnswer, GenerationFacts } from '@/app/_components/inference/generated-answer'
import type { ModelOption } from '@/app/_components/inference/model-choice'
import { useGeneration } from '@/app/_components/inference/use-generation'
import { MODEL_COLOUR, ModelShape, modelName } from '@/app/_components/ui/model-chip'
import { useFormats } from '@/app/_i18n/use-formats'
import { useTRPCClient } from '@/app/_trpc/client'
import type { SamplingSettings } from '@/server/schemas/run'

export interface LiveQuestion {
  prompt: string
  settings: SamplingSettings
  seed: number
}

export function LiveColumn({
  projectId,
  model,
  rewardModelId,
  question,
}: {
  projectId: string
  model: ModelOption
  rewardModelId: string | undefined
  question: LiveQuestion
}) {
  const t = useTranslations('compare')
  const f = useFormats()
  const client = useTRPCClient()
  const { generation, start } = useGeneration(projectId)
  useEffect(() => {
    void start({
      modelId: model.id,
      opening: { turns: [{ role: 'prompt', text: question.prompt }] },
      settings: question.settings,
      seed: question.seed,
    })
  }, [model.id, question, start])
  const ids = generation?.status === 'done' ? generation.tokens.map(({ id }) => id) : null
  const score = useQuery({
    queryKey: ['live-score', rewardModelId, question, ids],
    enabled: rewardModelId !== undefined && ids !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      client.inference.score.mutate(
        {
          projectId,
          modelId: rewardModelId ?? '',
          opening: { turns: [{ role: 'prompt', text: question.prompt }] },
          continuation: { ids: ids ?? [] },
        },
        { signal },
      ),
  })
  const logProbs = generation?.tokens.map(({ logProb }) => logProb) ?? []
  const total = logProbs.reduce((sum, logProb) => sum + logProb, 0)
  const name = modelName(model.kind, model.version)
  return (
    <article
      aria-label={name}
      className="flex min-w-0 flex-col overflow-hidden rounded-card border bg-surface shadow-e1"
    >
      <div aria-hidden className="h-[3px]" style={{ background: MODEL_COLOUR[model.kind] }} />
      <header className="flex items-center gap-2 border-b px-4 py-2.5">
        <Link
          href={`/p/${projectId}/models/${model.id}`}
          className="inline-flex min-w-0 items-center gap-2 font-semibold text-body hover:underline"
        >
          <ModelShape kind={model.kind} />
          {name}
        </Link>
      </header>
      <div className="min-h-32 flex-1 px-4 py-3">
        {generation && <GeneratedAnswer generation={generation} language="en" />}
      </div>
      {generation && (
        <footer className="flex flex-wrap gap-x-4 gap-y-1 border-t px-4 py-2 text-caption text-ink-2 tabular-nums">
          <GenerationFacts generation={generation} />
          {logProbs.length > 0 && (
            <span title={t('surpriseHint')}>
              {t('bitsPerToken', { bits: f.metric(-total / Math.LN2 / logProbs.length) })}
            </span>
          )}
          {score.data && <span>{t('score', { score: f.metric(score.data.score) })}</span>}
          {score.error && <span className="text-danger">{score.error.message}</span>}
        </footer>
      )}
    </article>
  )
}
