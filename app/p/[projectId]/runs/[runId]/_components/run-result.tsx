/** What an ended run made, and the one way forward from there. */
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { ModelChip, modelName } from '@/app/_components/ui/model-chip'
import { useSay } from '@/app/_i18n/use-say'
import type { Words } from '@/app/_i18n/words'
import { isActive, type RunDetail } from './use-live-run'

interface Forward {
  label: string
  href: string
}

/** The next step of the loop after a version of this kind. */
function nextStep(projectId: string, output: NonNullable<RunDetail['output']>, t: Words<'run'>): Forward {
  const start = `/p/${projectId}/runs/new`
  switch (output.kind) {
    case 'sft':
      return { label: t('sampleToRank'), href: `${start}?kind=sample&model=${output.id}` }
    case 'reward':
      return { label: t('updatePolicy'), href: `${start}?kind=policy&reward=${output.id}` }
    case 'base':
    case 'policy':
      return { label: t('compareIt'), href: `/p/${projectId}/compare?models=${output.id}` }
  }
}

export function RunResult({
  projectId,
  run,
  purpose,
}: {
  projectId: string
  run: RunDetail
  purpose: string | null
}) {
  const t = useTranslations('run')
  const say = useSay()
  if (isActive(run)) return null
  if (run.output) {
    const forward = nextStep(projectId, run.output, t)
    return (
      <Made
        what={
          <>
            <ModelChip kind={run.output.kind} version={run.output.version} isCurrent />
            <span className="text-ink-2">
              {t('kept', { model: modelName(run.output.kind, run.output.version) })}
            </span>
          </>
        }
        forward={forward}
        other={{ label: t('openModel'), href: `/p/${projectId}/models/${run.output.id}` }}
      />
    )
  }
  if (run.kind !== 'sample' || run.status !== 'done') return null
  if (purpose === 'ranking') {
    return (
      <Made
        what={<span className="text-ink-2">{run.outcome && say(run.outcome)}</span>}
        forward={{ label: t('rankThem'), href: `/desk/${projectId}/rank` }}
      />
    )
  }
  if (purpose === 'arena') {
    return (
      <Made
        what={<span className="text-ink-2">{t('forArena', { count: run.completions })}</span>}
        forward={{ label: t('vote'), href: `/desk/${projectId}/vote` }}
      />
    )
  }
  return null
}

function Made({ what, forward, other }: { what: React.ReactNode; forward: Forward; other?: Forward }) {
  return (
    <Card className="flex flex-wrap items-center gap-3 border-accent-line bg-accent-soft py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-3 gap-y-1 text-ui">
        {what}
      </div>
      {other && <ButtonLink href={other.href}>{other.label}</ButtonLink>}
      <ButtonLink href={forward.href} variant="primary" icon={ArrowRight}>
        {forward.label}
      </ButtonLink>
    </Card>
  )
}
