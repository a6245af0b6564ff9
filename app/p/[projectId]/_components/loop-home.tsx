'use client'

/** The researcher's home: the map of the loop, the next step, and what happens then. Refreshes while something runs. */
import { useQuery } from '@tanstack/react-query'
import {
  Activity,
  Boxes,
  ListOrdered,
  type LucideIcon,
  MessageSquareText,
  PenLine,
  Scale,
  SlidersHorizontal,
  Star,
  UserPlus,
} from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Progress } from '@/app/_components/ui/progress'
import { StatusBadge } from '@/app/_components/ui/status-badge'
import { Tag } from '@/app/_components/ui/tag'
import { useFormats } from '@/app/_i18n/use-formats'
import { useTRPC } from '@/app/_trpc/client'
import type { RoleName } from '@/server/schemas/project'
import { LoopMap } from './loop-map'
import { type Loop, nextStep, type StepId, whatFollows } from './loop-words'

const REFRESH_MS = 5000
const IDLE_REFRESH_MS = 30_000

const ICONS: Record<StepId, LucideIcon> = {
  prompts: MessageSquareText,
  demonstrations: PenLine,
  sft: Activity,
  rankings: ListOrdered,
  reward: Star,
  policy: Boxes,
  compare: Scale,
}

export function LoopHome({
  project,
  role,
  initial,
}: {
  project: { id: string; name: string; description: string }
  role: RoleName
  initial: Loop
}) {
  const t = useTranslations('loop')
  const f = useFormats()
  const trpc = useTRPC()
  const projectId = project.id
  const loop =
    useQuery(
      trpc.projects.loopState.queryOptions(
        { projectId },
        {
          initialData: initial,
          refetchInterval: ({ state }) =>
            state.data?.steps.some(({ run }) => run) ? REFRESH_MS : IDLE_REFRESH_MS,
        },
      ),
    ).data ?? initial
  const waiting = useQuery(trpc.projects.waiting.queryOptions({ projectId })).data
  const next = nextStep(projectId, loop, waiting?.vote ?? 0, t)
  const running = loop.steps.find(({ run }) => run)
  const most = Math.max(1, ...loop.contributors.map(({ count }) => count))

  return (
    <>
      <PageHeader
        className="max-xl:order-first"
        title={project.name}
        description={project.description}
        beside={loop.round > 1 && <Tag tone="accent">{t('round', { round: loop.round })}</Tag>}
        actions={
          role === 'admin' && (
            <>
              <ButtonLink variant="quiet" icon={UserPlus} href={`/p/${projectId}/people`}>
                {t('invite')}
              </ButtonLink>
              <ButtonLink icon={SlidersHorizontal} href={`/p/${projectId}/settings`}>
                {t('settings')}
              </ButtonLink>
            </>
          )
        }
      />
      <LoopMap projectId={projectId} loop={loop} />
      <div className="grid gap-3.5 max-xl:order-first lg:grid-cols-[1.25fr_1fr]">
        <Card aria-label={t('nextStep')} className="flex flex-col gap-3 p-5">
          {running?.run && (
            <div className="flex flex-col gap-2">
              <div className="flex flex-wrap items-center gap-2">
                <StatusBadge status={running.run.isWaiting ? 'waiting' : 'running'} />
                <h2 className="text-title">
                  {running.id === 'rankings' ? t('sampling') : t(`steps.${running.id}`)}
                </h2>
              </div>
              <Progress value={running.run.step} total={running.run.totalSteps} etaMs={running.run.etaMs} />
              <div className="mt-2">
                <ButtonLink
                  href={`/p/${projectId}/runs/${running.run.runId}`}
                  variant={next ? 'default' : 'primary'}
                  icon={Activity}
                >
                  {t('watch')}
                </ButtonLink>
              </div>
            </div>
          )}
          {next && (
            <>
              <div>
                <Tag tone="accent">{t('nextStep')}</Tag>
              </div>
              <div>
                <h2 className="text-title">{next.title}</h2>
                <p className="mt-0.5 max-w-[60ch] text-ink-2">{next.why}</p>
              </div>
              {loop.contributors.length > 0 && (
                <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 text-ink-2 text-ui tabular-nums">
                  {loop.contributors.map(({ name, count }) => (
                    <div key={name} className="contents">
                      <dt className="max-w-40 truncate">{name}</dt>
                      <dd aria-hidden className="h-1.5 overflow-hidden rounded-[3px] bg-hover">
                        <div
                          className="h-full rounded-[3px] bg-accent"
                          style={{ width: `${(100 * count) / most}%` }}
                        />
                      </dd>
                      <dd>{f.count(count)}</dd>
                    </div>
                  ))}
                </dl>
              )}
              <div className="mt-auto flex flex-wrap gap-2 pt-2">
                <ButtonLink
                  variant="primary"
                  size="large"
                  icon={ICONS[loop.next ?? 'prompts']}
                  href={next.act.href}
                >
                  {next.act.label}
                </ButtonLink>
                {next.other && (
                  <ButtonLink size="large" href={next.other.href}>
                    {next.other.label}
                  </ButtonLink>
                )}
              </div>
            </>
          )}
        </Card>
        <Card aria-label={t('afterwards')} className="p-5">
          <h2>{t('afterwards')}</h2>
          <ol>
            {whatFollows(loop).map((id) => {
              const Icon = ICONS[id]
              return (
                <li
                  key={id}
                  className="grid grid-cols-[24px_1fr] gap-2.5 border-t py-2.5 text-ui first:border-t-0"
                >
                  <Icon aria-hidden className="mt-0.5 size-4 text-ink-3" strokeWidth={1.75} />
                  <div>
                    <p className="font-medium">{t(`follows.${id}.title`)}</p>
                    <p className="text-ink-2">{t(`follows.${id}.text`)}</p>
                  </div>
                </li>
              )
            })}
          </ol>
        </Card>
      </div>
    </>
  )
}
