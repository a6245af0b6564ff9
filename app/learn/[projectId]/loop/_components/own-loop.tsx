'use client'

/** The project's own policy on its way: one prompt, its answer at each watched step, with score and KL as they were. */
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Select } from '@/app/_components/ui/select'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { Slider } from '@/app/_components/ui/slider'
import { diffWords } from '@/app/_components/word-diff'
import type { ApiOutput } from '@/app/_trpc/client'
import type { Curve } from '@/server/schemas/run-curves'

const LineChart = dynamic(
  () => import('@/app/_components/charts/line-chart').then((part) => part.LineChart),
  { loading: () => <Skeleton className="h-60 w-full" /> },
)

type Loop = NonNullable<ApiOutput['anatomy']['loop']>

export function OwnLoop({ loop }: { loop: Loop }) {
  const t = useTranslations('tiny')
  const format = useFormatter()
  const prompts = [...new Map(loop.samples.map(({ promptId, prompt }) => [promptId, prompt]))]
  const [promptId, setPromptId] = useState(prompts[0][0])
  const answers = loop.samples.filter((sample) => sample.promptId === promptId)
  const [place, setPlace] = useState(answers.length - 1)
  const shown = answers[Math.min(place, answers.length - 1)]
  const first = answers[0]
  const series = (id: string, label: string, points: Curve) => [
    {
      id,
      label,
      kind: 'policy' as const,
      points: points.map(({ step, value, low, high }) => ({ x: step, y: value, low, high })),
    },
  ]
  const decimals = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const reading = (name: string, points: Curve) =>
    t('chartReading', {
      name,
      first: decimals(points[0]?.value ?? 0),
      last: decimals(points.at(-1)?.value ?? 0),
    })
  return (
    <section aria-labelledby="own-loop" className="flex flex-col gap-3.5">
      <h2 id="own-loop" className="text-title">
        {t('own')}
      </h2>
      <p className="max-w-[80ch] text-ink-2 text-ui">{t('ownAbout', { run: loop.name })}</p>
      <Card className="flex flex-col gap-3">
        <CardHead title={t('ownPrompt')} className="mb-0">
          {loop.output && <ModelChip kind={loop.output.kind} version={loop.output.version} isPlain />}
        </CardHead>
        <Select
          aria-label={t('ownPrompt')}
          value={promptId}
          onValueChange={setPromptId}
          options={prompts.map(([value, label]) => ({ value, label }))}
        />
        <Slider
          label={t('step')}
          value={Math.min(place, answers.length - 1)}
          min={0}
          max={Math.max(0, answers.length - 1)}
          step={1}
          shown={String(shown.step)}
          onChange={setPlace}
        />
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Answer title={t('before')} text={first.text} score={first.score} />
          <Answer
            title={t('ownStep', { step: String(shown.step) })}
            text={shown.text}
            score={shown.score}
            against={first.text}
          />
        </div>
      </Card>
      <div className="grid gap-3.5 lg:grid-cols-2">
        <LineChart
          title={t('score')}
          unit={t('ownScoreUnit')}
          xLabel={t('step')}
          series={series('score', t('score'), loop.score)}
          reading={reading(t('score'), loop.score)}
          formatX={(value) => format.number(value)}
        />
        <LineChart
          title={t('kl')}
          unit={t('ownKlUnit')}
          xLabel={t('step')}
          isFromZero
          series={series('kl', t('kl'), loop.kl)}
          reading={reading(t('kl'), loop.kl)}
          formatX={(value) => format.number(value)}
        />
      </div>
    </section>
  )
}

function Answer({
  title,
  text,
  score,
  against,
}: {
  title: string
  text: string
  score: number | null
  against?: string
}) {
  const t = useTranslations('tiny')
  const format = useFormatter()
  const parts = against === undefined ? [{ text, isNew: false }] : diffWords(against, text)
  return (
    <div className="min-w-0">
      <h3 className="flex items-baseline gap-2 text-ui">
        {title}
        {score !== null && (
          <span className="font-normal text-caption text-ink-3 tabular-nums">
            {t('ownScore', { score: format.number(score, { maximumFractionDigits: 2 }) })}
          </span>
        )}
      </h3>
      <p className="reading" lang="en">
        {text === '' && <span className="text-ink-3">{t('ownEmpty')}</span>}
        {parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity
          part.isNew ? <ins key={index}>{part.text}</ins> : <span key={index}>{part.text}</span>,
        )}
      </p>
    </div>
  )
}
