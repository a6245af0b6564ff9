'use client'

/** How to look at the curves of a run: axis, smoothing, log scale, stretch of steps, other runs laid over. */
import { useQuery } from '@tanstack/react-query'
import { Layers, ZoomOut } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Input } from '@/app/_components/ui/input'
import { Popover } from '@/app/_components/ui/popover'
import { Segmented } from '@/app/_components/ui/segmented'
import { Slider } from '@/app/_components/ui/slider'
import { useTRPC } from '@/app/_trpc/client'
import { type AxisName, hasAxis } from './curve-axis'
import { useCurves } from './curves-context'

const MOST_OVERLAID = 4

export function ChartTools({ projectId }: { projectId: string }) {
  const t = useTranslations('run')
  const { whole, view, change } = useCurves()
  const axes = (['step', 'tokens', 'time'] as const).filter((name) => hasAxis(whole, name))
  return (
    <fieldset aria-label={t('howShown')} className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ui">
      {axes.length > 1 && (
        <Segmented<AxisName>
          label={t('horizontal')}
          value={view.axis}
          onValueChange={(axis) => change({ axis })}
          options={axes.map((value) => ({
            value,
            label: t(`axes.${value}`),
          }))}
        />
      )}
      <Slider
        label={t('smoothing')}
        value={view.smoothing}
        min={0}
        max={0.98}
        step={0.02}
        onChange={(smoothing) => change({ smoothing })}
        className="w-44"
      />
      <Checkbox
        label={t('logScale')}
        checked={view.isLog}
        onCheckedChange={(checked) => change({ isLog: checked === true })}
      />
      <Stretch />
      <Overlays projectId={projectId} />
    </fieldset>
  )
}

/** The stretch of steps that is shown: what dragging over a chart does, by numbers. */
function Stretch() {
  const t = useTranslations('run')
  const { run, view, change } = useCurves()
  const [from, to] = view.zoom ?? [0, Math.max(run.step, 1)]
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <StepInput
        key={`from ${from}`}
        label={t('fromStep')}
        value={Math.round(from)}
        onChange={(step) => step < to && change({ zoom: [step, to] })}
      />
      <StepInput
        key={`to ${to}`}
        label={t('toStep')}
        value={Math.round(to)}
        onChange={(step) => step > from && change({ zoom: [from, step] })}
      />
      {view.zoom && (
        <Button size="small" variant="quiet" icon={ZoomOut} onClick={() => change({ zoom: null })}>
          {t('wholeRun')}
        </Button>
      )}
    </span>
  )
}

/** Takes effect when it is left or with Enter, so that half a number does not jump about. */
function StepInput({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (step: number) => void
}) {
  const id = useId()
  const [text, setText] = useState(String(value))
  const apply = () => {
    const step = Number(text)
    if (/^\d+$/.test(text.trim()) && step !== value) onChange(step)
    else setText(String(value))
  }
  return (
    <>
      <label htmlFor={id} className="text-ink-2">
        {label}
      </label>
      <Input
        id={id}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
        className="h-7 w-20 tabular-nums"
      />
    </>
  )
}

function Overlays({ projectId }: { projectId: string }) {
  const t = useTranslations('run')
  const tRuns = useTranslations('runs')
  const tCommon = useTranslations('common')
  const trpc = useTRPC()
  const { run, view, change } = useCurves()
  const [isOpen, setIsOpen] = useState(false)
  const runs = useQuery(
    trpc.runs.list.queryOptions({ projectId, kind: run.kind }, { enabled: isOpen, staleTime: 10_000 }),
  )
  const rows = (runs.data?.rows ?? []).filter(({ id, step }) => id !== run.id && step > 0)
  const toggle = (id: string, name: string, isOn: boolean) =>
    change({
      overlaid: isOn ? [...view.overlaid, { id, name }] : view.overlaid.filter((one) => one.id !== id),
    })
  return (
    <Popover
      label={t('runsOver')}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="flex max-h-80 w-72 flex-col gap-2 overflow-y-auto"
      trigger={
        <Button size="small" icon={Layers}>
          {view.overlaid.length > 0
            ? t('laidOver', { names: view.overlaid.map(({ name }) => name).join(', ') })
            : t('layOver')}
        </Button>
      }
    >
      {rows.length === 0 && (
        <p className="text-ink-2 text-ui">{runs.isPending ? t('looking') : t('noOther')}</p>
      )}
      {rows.map((row) => {
        const isOn = view.overlaid.some(({ id }) => id === row.id)
        return (
          <Checkbox
            key={row.id}
            label={row.name}
            hint={`${tRuns('made.step', { count: row.step })}, ${tCommon(`status.${row.status}`).toLowerCase()}`}
            checked={isOn}
            disabled={!isOn && view.overlaid.length >= MOST_OVERLAID}
            onCheckedChange={(checked) => toggle(row.id, row.name, checked === true)}
          />
        )
      })}
    </Popover>
  )
}
