'use client'

/** The dials of the tiny policy, its curves while it learns, and what it writes before and now. */
import { Pause, Play, RotateCcw } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { Segmented } from '@/app/_components/ui/segmented'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { Slider } from '@/app/_components/ui/slider'
import {
  JUDGES,
  type Judge,
  learn,
  referencePolicy,
  type StepReport,
  type TinyPolicy,
  textOf,
  writeSentence,
} from './tiny-policy'

/** Charts load where they are used. */
const LineChart = dynamic(
  () => import('@/app/_components/charts/line-chart').then((part) => part.LineChart),
  {
    loading: () => <Skeleton className="h-60 w-full" />,
  },
)

const STEPS = 400
const STEP_MS = 80
const SHOWN = 6

interface Learning {
  policy: TinyPolicy
  reference: TinyPolicy
  reports: StepReport[]
  before: string[]
}

export function LiveLoop() {
  const t = useTranslations('tiny')
  const format = useFormatter()
  const learning = useRef<Learning | null>(null)
  const [judge, setJudge] = useState<Judge>('cats')
  const [beta, setBeta] = useState(0)
  const [isRunning, setIsRunning] = useState(false)
  const [reports, setReports] = useState<readonly StepReport[]>([])
  const [sentences, setSentences] = useState<{ before: string[]; now: string[] }>({ before: [], now: [] })

  const begin = useCallback(() => {
    const reference = referencePolicy()
    const before = sample(reference, reference)
    learning.current = { policy: referencePolicy(), reference, reports: [], before }
    setReports([])
    setSentences({ before, now: before })
    setIsRunning(false)
  }, [])
  // Sentences are drawn, so the server cannot draw the same ones.
  useEffect(begin, [begin])

  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => {
      const now = learning.current
      if (!now) return
      now.reports.push(
        learn(now.policy, now.reference, { judge, beta, batch: 64, learningRate: 1.5 }, Math.random),
      )
      setReports([...now.reports])
      if (now.reports.length % 5 === 0) {
        setSentences({ before: now.before, now: sample(now.policy, now.reference) })
      }
      if (now.reports.length >= STEPS) setIsRunning(false)
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [isRunning, judge, beta])

  const last = reports.at(-1)
  const decimals = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const isDone = reports.length >= STEPS
  const isOverdone = last !== undefined && last.score > 0.9 && new Set(sentences.now).size <= SHOWN / 2
  const series = (key: 'score' | 'kl', label: string) => [
    {
      id: key,
      label,
      kind: 'policy' as const,
      points: reports.map((report, index) => ({ x: index + 1, y: report[key] })),
    },
  ]
  const chartReading = (key: 'score' | 'kl', name: string) =>
    t('chartReading', { name, first: decimals(reports[0]?.[key] ?? 0), last: decimals(last?.[key] ?? 0) })
  return (
    <>
      <Card className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-ink-2 text-ui">{t('judge')}</span>
          <Segmented
            label={t('judge')}
            value={judge}
            onValueChange={setJudge}
            options={(Object.keys(JUDGES) as Judge[]).map((value) => ({
              value,
              label: t(`judges.${value}`),
            }))}
          />
        </div>
        <Slider
          label={t('beta')}
          value={beta}
          min={0}
          max={1}
          step={0.05}
          shown={decimals(beta)}
          onChange={setBeta}
          className="w-72"
        />
        <div className="ml-auto flex gap-2">
          <Button icon={RotateCcw} onClick={begin}>
            {t('reset')}
          </Button>
          <Button
            variant="primary"
            icon={isRunning ? Pause : Play}
            disabled={isDone}
            onClick={() => setIsRunning(!isRunning)}
          >
            {isRunning ? t('pause') : t('start')}
          </Button>
        </div>
      </Card>
      <h2 className="sr-only">{t('curves')}</h2>
      <div className="grid gap-3.5 lg:grid-cols-2">
        <LineChart
          title={t('score')}
          unit={t('scoreUnit')}
          xLabel={t('step')}
          plannedEnd={STEPS}
          range={[0, 1]}
          series={series('score', t('score'))}
          reading={chartReading('score', t('score'))}
        />
        <LineChart
          title={t('kl')}
          unit={t('klUnit')}
          xLabel={t('step')}
          plannedEnd={STEPS}
          isFromZero
          series={series('kl', t('kl'))}
          reading={chartReading('kl', t('kl'))}
        />
        <Sentences title={t('before')} sentences={sentences.before} />
        <Sentences title={t('now')} sentences={sentences.now} isLive={isRunning} />
      </div>
      <p className="text-ink-2 text-ui">
        {t('reading', {
          phase: last === undefined ? 'start' : isDone ? 'done' : 'learning',
          score: decimals(last?.score ?? 0),
          first: decimals(reports[0]?.score ?? 0),
          kl: decimals(Math.max(0, last?.kl ?? 0)),
        })}
      </p>
      {isOverdone && <Note tone="warn">{t('overdone')}</Note>}
    </>
  )
}

const sample = (policy: TinyPolicy, reference: TinyPolicy): string[] =>
  Array.from({ length: SHOWN }, () => textOf(writeSentence(policy, reference, Math.random)))

function Sentences({
  title,
  sentences,
  isLive = false,
}: {
  title: string
  sentences: readonly string[]
  isLive?: boolean
}) {
  return (
    <Card>
      <h2>{title}</h2>
      <ul lang="en" aria-busy={isLive} className="reading mt-1 min-h-36">
        {sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences may repeat
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}
