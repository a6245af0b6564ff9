'use client'

/** The loop drawn as a road of three steps into a circuit of four; under 1280 px, the same as a list. */
import { Check } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Card } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { type Loop, type LoopStep, stepDetail, stepHref } from './loop-words'

const WIDTH = 1164
const HEIGHT = 412
const ROAD_Y = 208
const TOP_Y = 88
const BOTTOM_Y = 328

/** Centres of the seven stations. */
const PLACES: { x: number; y: number; isLabelAbove: boolean }[] = [
  { x: 106, y: ROAD_Y, isLabelAbove: false },
  { x: 290, y: ROAD_Y, isLabelAbove: false },
  { x: 474, y: ROAD_Y, isLabelAbove: false },
  { x: 752, y: TOP_Y, isLabelAbove: true },
  { x: 964, y: TOP_Y, isLabelAbove: true },
  { x: 964, y: BOTTOM_Y, isLabelAbove: false },
  { x: 752, y: BOTTOM_Y, isLabelAbove: false },
]

/** The way to each station from the one before; the last closes the circuit. */
const WAYS = [
  `M106 ${ROAD_Y}H290`,
  `M290 ${ROAD_Y}H474`,
  `M474 ${ROAD_Y}H608a120 120 0 0 1 120 -120H752`,
  `M752 ${TOP_Y}H964`,
  `M964 ${TOP_Y}h24a120 120 0 0 1 0 240H964`,
  `M964 ${BOTTOM_Y}H752`,
]
const WAY_BACK = `M752 ${BOTTOM_Y}h-24a120 120 0 0 1 -120 -120`

export function LoopMap({ projectId, loop }: { projectId: string; loop: Loop }) {
  const t = useTranslations('loop')
  const { steps } = loop
  const isWalked = (index: number) => steps[index].state === 'done' && steps[index + 1].state !== 'later'
  return (
    <Card aria-label={t('progress')} className="p-0">
      <div className="relative hidden xl:block" style={{ aspectRatio: `${WIDTH} / ${HEIGHT}` }}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          aria-hidden="true"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          className="absolute inset-0 size-full"
        >
          <path d={WAY_BACK} stroke="var(--line-2)" strokeDasharray="1 8" />
          {WAYS.map((way, index) =>
            isWalked(index) ? (
              <path key={way} d={way} stroke="var(--accent)" />
            ) : (
              <path key={way} d={way} stroke="var(--line-2)" strokeDasharray="1 8" />
            ),
          )}
          <g stroke="var(--ink-3)" strokeWidth="2" strokeLinejoin="round">
            <path d={`M855 ${TOP_Y - 6}l7 6-7 6`} />
            <path d={`M1102 ${ROAD_Y - 3}l6 7 6-7`} />
            <path d={`M861 ${BOTTOM_Y - 6}l-7 6 7 6`} />
            <path d="M-6-6 1 0-6 6" transform="translate(636.1 285.1) rotate(-130)" />
          </g>
        </svg>
        <div className="absolute top-5 left-6">
          <p className="font-semibold text-title">{t('teach')}</p>
          <p className="text-ink-3 text-ui">{t('teachHint')}</p>
        </div>
        <div
          className="absolute w-[230px] -translate-x-1/2 -translate-y-1/2 text-center"
          style={{ left: `${(858 / WIDTH) * 100}%`, top: '50%' }}
        >
          <p className="font-semibold text-title">{t('improve')}</p>
          <p className="mt-0.5 text-ink-3 text-ui">{t('improveHint')}</p>
        </div>
        <ol>
          {steps.map((step, index) => {
            const { x, y, isLabelAbove } = PLACES[index]
            return (
              <li
                key={step.id}
                className="absolute"
                style={{ left: `${(x / WIDTH) * 100}%`, top: `${(y / HEIGHT) * 100}%` }}
              >
                <StepLink
                  projectId={projectId}
                  step={step}
                  className={cn(
                    'absolute flex w-44 -translate-x-1/2 items-center text-center',
                    isLabelAbove ? 'bottom-[-22px] flex-col-reverse' : 'top-[-22px] flex-col',
                  )}
                >
                  <Station step={step} number={index + 1} />
                  <span className={isLabelAbove ? 'mb-0.5' : 'mt-0.5'}>
                    <StepWords step={step} />
                  </span>
                </StepLink>
              </li>
            )
          })}
        </ol>
      </div>
      <ol className="divide-y xl:hidden">
        {steps.map((step, index) => (
          <li key={step.id}>
            <StepLink projectId={projectId} step={step} className="flex items-center gap-3 px-4 py-2.5">
              <Station step={step} number={index + 1} />
              <span>
                <StepWords step={step} />
              </span>
            </StepLink>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function StepLink({
  projectId,
  step,
  className,
  children,
}: {
  projectId: string
  step: LoopStep
  className: string
  children: React.ReactNode
}) {
  const href = step.run ? `/p/${projectId}/runs/${step.run.runId}` : stepHref(projectId, step.id)
  return (
    <Link
      href={href}
      aria-current={step.state === 'next' || step.state === 'running' ? 'step' : undefined}
      className={cn('group rounded-card', className)}
    >
      {children}
    </Link>
  )
}

function StepWords({ step }: { step: LoopStep }) {
  const t = useTranslations('loop')
  return (
    <>
      <span className="block font-semibold group-hover:underline group-hover:underline-offset-2">
        {t(`steps.${step.id}`)}
      </span>
      <span
        className={cn(
          'block text-ink-3 text-ui tabular-nums',
          step.state === 'next' && 'font-medium text-accent-ink',
          step.state === 'running' && 'font-medium text-info',
        )}
      >
        {stepDetail(step, t)}
      </span>
    </>
  )
}

const RING = 2 * Math.PI * 19.5

/** A numbered circle: filled with a check when done, ringed by its progress when it is next or running. */
function Station({ step, number }: { step: LoopStep; number: number }) {
  const t = useTranslations('loop')
  const isCurrent = step.state === 'next' || step.state === 'running'
  const [done, target] = step.run ? [step.run.step, step.run.totalSteps] : [step.done, step.target ?? 0]
  const share = target > 0 ? Math.min(1, done / target) : 0
  return (
    <span className="relative grid size-11 shrink-0 place-items-center font-semibold text-read text-ink-2 tabular-nums">
      {isCurrent ? (
        <svg aria-hidden="true" viewBox="0 0 44 44" className="absolute inset-0 size-full">
          <circle cx="22" cy="22" r="19.5" fill="var(--surface)" stroke="var(--line-2)" strokeWidth="4" />
          {share > 0 && (
            <circle
              cx="22"
              cy="22"
              r="19.5"
              fill="none"
              stroke={step.run ? 'var(--info)' : 'var(--accent)'}
              strokeWidth="4"
              strokeLinecap="round"
              strokeDasharray={`${share * RING} ${RING}`}
              transform="rotate(-90 22 22)"
            />
          )}
        </svg>
      ) : (
        <span
          aria-hidden
          className={cn(
            'absolute inset-1 rounded-full border-2 border-line-2 bg-surface',
            step.state === 'done' && 'border-accent bg-accent',
          )}
        />
      )}
      <span className={cn('relative', isCurrent && (step.run ? 'text-info' : 'text-accent-ink'))}>
        {step.state === 'done' ? (
          <>
            <Check aria-hidden className="size-4 text-on-accent" strokeWidth={2.5} />
            <span className="sr-only">{t('done')}</span>
          </>
        ) : (
          number
        )}
      </span>
    </span>
  )
}
