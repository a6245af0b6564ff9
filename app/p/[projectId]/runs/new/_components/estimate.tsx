'use client'

/** Time and memory of the run on the form, measured by a worker over a few steps of it. */
import { useQuery } from '@tanstack/react-query'
import { Timer } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import type { Words } from '@/app/_i18n/words'
import { useTRPC } from '@/app/_trpc/client'
import { estimateOf } from '@/server/schemas/run-estimate'

const LOOK_MS = 1000

export function Estimate({
  projectId,
  probeId,
  isStarting,
  error,
  onMeasure,
}: {
  projectId: string
  /** The probe of the settings as they are now; null when there is none. */
  probeId: string | null
  isStarting: boolean
  error: string | undefined
  onMeasure: () => void
}) {
  const t = useTranslations('runs')
  const f = useFormats()
  const say = useSay()
  const trpc = useTRPC()
  const run = useQuery(
    trpc.runs.get.queryOptions(
      { projectId, runId: probeId ?? '' },
      {
        enabled: probeId !== null,
        refetchInterval: (query) => (query.state.data?.finishedAt ? false : LOOK_MS),
      },
    ),
  )
  const hasEnded = run.data?.finishedAt != null
  const metrics = useQuery(
    trpc.runs.metrics.queryOptions(
      { projectId, runId: probeId ?? '' },
      { enabled: probeId !== null && hasEnded },
    ),
  )
  const outcome = run.data?.outcome
  const isMeasuring = isStarting || (probeId !== null && !hasEnded)
  const estimate = metrics.data && run.data ? estimateOf(metrics.data, run.data.totalSteps) : null
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        icon={Timer}
        busy={isMeasuring && (run.data?.status === 'waiting' ? t('queued') : t('measuring'))}
        onClick={onMeasure}
      >
        {t('estimate')}
      </Button>
      <p role="status" className="min-w-0 flex-1 basis-56 text-ink-2 text-ui">
        {error ?? (outcome ? say(outcome) : estimate && inWords(estimate, run.data?.executionProvider, t, f))}
      </p>
    </div>
  )
}

function inWords(
  estimate: NonNullable<ReturnType<typeof estimateOf>>,
  provider: string | null | undefined,
  t: Words<'runs'>,
  f: Formats,
): string {
  const { ms, steps, secondsPerStep, measured, memoryMb } = estimate
  const memory = memoryMb === null ? '' : ` ${t('estimateMemory', { memory: f.bytes(memoryMb * 1e6) })}`
  return `${t('estimateTime', {
    time: f.estimate(ms),
    steps,
    seconds: f.metric(secondsPerStep),
    measured,
    provider: provider ?? t('aWorker'),
  })}${memory}`
}
