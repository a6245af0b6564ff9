'use client'

/** The frame of every run form: kind switch, provider, seed, priority, estimate, and the one button. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Segmented } from '@/app/_components/ui/segmented'
import { FORM_KINDS, type FormKind, type RunPriority } from '@/server/schemas/run'
import { Estimate } from './estimate'
import { PriorityField } from './priority-field'
import { ProviderCards, type ProviderName } from './provider-cards'
import type { CommonChoice, Missing, RunFormProps } from './run-form'
import { SeedField } from './seed-field'

interface FrameProps<Request extends object> {
  kind: FormKind
  of: RunFormProps
  /** What the form of this kind asks for. */
  request: Request
  start: (request: Request & CommonChoice) => Promise<{ id: string }>
  /** Why it cannot start yet; null when it can. */
  missing: Missing | null
  /** Whether a few steps of it can be measured before it starts. */
  hasEstimate?: boolean
  /** What the button says. */
  startLabel: string
  /** Above the form's own fields, right under the switch. */
  first?: React.ReactNode
  /** Under provider, seed and priority. */
  last?: React.ReactNode
  children: React.ReactNode
}

export function RunFormFrame<Request extends object>(props: FrameProps<Request>) {
  const { kind, of, missing, hasEstimate = true, startLabel, first, last, children } = props
  const { projectId, form, template } = of
  const t = useTranslations('runs')
  const router = useRouter()
  const [provider, setProvider] = useState<ProviderName>(
    () => form.providers.find(({ name }) => name === template?.provider)?.name ?? 'auto',
  )
  const [seed, setSeed] = useState('')
  const [priority, setPriority] = useState<RunPriority>('normal')
  const run = useStart(props, {
    projectId,
    provider,
    priority,
    ...(seed.trim() !== '' && { seed: Number(seed) }),
  })
  const why = missing && t(`missing.${missing}`)
  return (
    <form
      method="post"
      className="flex max-w-[880px] flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing) run.start()
      }}
    >
      <PageHeader
        title={t(`kinds.${kind}.title`)}
        description={t(`kinds.${kind}.description`)}
        crumbs={[{ label: t('title'), href: `/p/${projectId}/runs` }]}
      />
      {template && <Note title={t('beginsAs', { name: template.name })}>{t('templateHint')}</Note>}
      <Segmented
        label={t('kindOfRun')}
        value={kind}
        onValueChange={(next) => router.replace(`/p/${projectId}/runs/new?kind=${next}`)}
        className="self-start max-sm:w-full max-sm:overflow-x-auto"
        options={FORM_KINDS.map((value) => ({ value, label: t(`acts.${value}`) }))}
      />
      {first}
      {children}
      <Card>
        <CardHead title={t('whereItRuns')} caption={t('whereHint')} />
        <ProviderCards providers={form.providers} value={provider} onChange={setProvider} />
        <div className="mt-3 grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <SeedField value={seed} onChange={setSeed} />
          <PriorityField value={priority} onChange={setPriority} />
        </div>
        {last}
      </Card>
      {run.problem && (
        <Note tone="danger" title={t('couldNotStart')}>
          {run.problem}
        </Note>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {why && <p className="min-w-0 flex-1 text-ink-2 text-ui">{why}</p>}
        {hasEstimate && !why && <Estimate projectId={projectId} {...run.estimate} />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={Play}
          busy={run.isStarting && t('startingRun')}
          disabledReason={why}
        >
          {startLabel}
        </Button>
      </div>
    </form>
  )
}

/** Starts the run, or measures a few steps of it; what was measured counts while nothing on the form has changed. */
function useStart<Request extends object>(
  { request, start }: FrameProps<Request>,
  chosen: Omit<CommonChoice, 'isProbe'>,
) {
  const router = useRouter()
  const queries = useQueryClient()
  const asked = JSON.stringify({ ...request, ...chosen })
  /** What was measured, and for which settings. */
  const [probe, setProbe] = useState<{ id: string; asked: string } | null>(null)
  const started = useMutation({
    mutationFn: ({ isProbe }: { isProbe: boolean }) =>
      start({ ...request, ...chosen, ...(isProbe && { isProbe, priority: 'high' as const }) }),
    onSuccess: async ({ id }, { isProbe }) => {
      if (isProbe) return
      router.push(`/p/${chosen.projectId}/runs/${id}`)
      await queries.invalidateQueries()
    },
  })
  /** What was asked last was a measurement. */
  const isMeasuring = started.variables?.isProbe === true
  return {
    start: () => started.mutate({ isProbe: false }),
    isStarting: !isMeasuring && (started.isPending || started.isSuccess),
    problem: isMeasuring ? undefined : started.error?.message,
    estimate: {
      probeId: probe?.asked === asked ? probe.id : null,
      isStarting: isMeasuring && started.isPending,
      error: isMeasuring ? started.error?.message : undefined,
      onMeasure: () => started.mutate({ isProbe: true }, { onSuccess: ({ id }) => setProbe({ id, asked }) }),
    },
  }
}
