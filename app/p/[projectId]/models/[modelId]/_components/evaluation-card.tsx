'use client'

/** What the evaluation suite found of a version: the verdict first, then the measures it rests on; started by hand too. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { LineChart } from '@/app/_components/charts/line-chart'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { modelName } from '@/app/_components/ui/model-chip'
import { Note } from '@/app/_components/ui/note'
import { ProgressBar } from '@/app/_components/ui/progress'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import type { Words } from '@/app/_i18n/words'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { EVALUATION } from '@/server/schemas/evaluation'
import { bestOfNReading, measureRows, verdictWords } from './evaluation-words'
import { FrontierChart } from './frontier-chart'
import { ScoreSpread } from './score-spread'

type Answer = ApiOutput['models']['evaluation']
type Evaluation = NonNullable<Answer['evaluation']>
type Run = NonNullable<Answer['run']>

const ACTIVE_MS = 2000
const isActive = (run: Run | null) => run?.status === 'waiting' || run?.status === 'running'

export function EvaluationCard({
  projectId,
  modelId,
  name,
  initial,
}: {
  projectId: string
  modelId: string
  name: string
  initial: Answer
}) {
  const t = useTranslations('evaluation')
  const trpc = useTRPC()
  const query = useQuery(
    trpc.models.evaluation.queryOptions(
      { projectId, modelId },
      {
        initialData: initial,
        refetchInterval: ({ state }) => (isActive(state.data?.run ?? null) ? ACTIVE_MS : false),
      },
    ),
  )
  const start = useMutation(
    trpc.models.evaluate.mutationOptions({ onSuccess: () => query.refetch().then(() => undefined) }),
  )
  const { run, evaluation } = query.data
  return (
    <Card>
      <CardHead
        title={t('title')}
        caption={evaluation ? <TimeAgo date={evaluation.createdAt} /> : t('caption')}
      >
        <Button
          size="small"
          icon={FlaskConical}
          busy={start.isPending && t('starting')}
          disabledReason={isActive(run) ? t('measuredNow') : null}
          onClick={() => start.mutate({ projectId, modelId })}
        >
          {t(evaluation ? 'again' : 'start')}
        </Button>
      </CardHead>
      {start.error && (
        <p role="alert" className="mb-2 text-danger text-ui">
          {start.error.message}
        </p>
      )}
      {run && <RunState projectId={projectId} run={run} />}
      {evaluation ? (
        <Found projectId={projectId} modelId={modelId} name={name} evaluation={evaluation} />
      ) : (
        !isActive(run) && (
          <p className="text-ink-2 text-ui">
            {t('none', { prompts: EVALUATION.prompts, answers: EVALUATION.answersPerPrompt })}
          </p>
        )
      )}
    </Card>
  )
}

function RunState({ projectId, run }: { projectId: string; run: Run }) {
  const t = useTranslations('evaluation')
  const say = useSay()
  const link = (
    <Link
      href={`/p/${projectId}/runs/${run.id}`}
      className="font-mono text-accent-ink text-caption hover:underline"
    >
      {run.name}
    </Link>
  )
  if (isActive(run)) {
    return (
      <div role="status" className="mb-3 flex flex-wrap items-center gap-3 text-ui">
        <span className="text-ink-2">
          {t(run.status === 'waiting' ? 'waiting' : 'measuring')} {link}
        </span>
        <ProgressBar
          value={run.step}
          total={run.totalSteps}
          label={t('parts')}
          tone="info"
          className="min-w-24 flex-1"
        />
      </div>
    )
  }
  if (run.status === 'done') return null
  return (
    <Note
      tone={run.status === 'failed' ? 'danger' : 'warn'}
      title={t(run.status === 'failed' ? 'failed' : 'stopped')}
      className="mb-3"
    >
      {run.outcome && say(run.outcome)} {link}
    </Note>
  )
}

function Found({
  projectId,
  modelId,
  name,
  evaluation,
}: {
  projectId: string
  modelId: string
  name: string
  evaluation: Evaluation
}) {
  const t = useTranslations('evaluation')
  const f = useFormats()
  const { results, opponent, frontier, scoreSpread } = evaluation
  const verdict = verdictWords(results, opponent, t, f)
  const opposed = opponent && modelName(opponent.kind, opponent.version)
  const curve = results.version.bestOfN
  const points = (of: (point: (typeof curve)[number]) => number | null) =>
    curve.flatMap((point) => {
      const y = of(point)
      return y === null ? [] : [{ x: point.n, y }]
    })
  return (
    <div className="flex flex-col gap-3">
      <Note tone={verdict.tone} title={verdict.title}>
        {verdict.sentence}
      </Note>
      <Table label={t('table')}>
        <thead>
          <tr>
            <Th>{t('measure')}</Th>
            <Th isNumber>{name}</Th>
            {opposed && <Th isNumber>{opposed}</Th>}
          </tr>
        </thead>
        <tbody>
          {measureRows(results, t, f).map(({ key, label, meaning, own, other }) => (
            <Tr key={key}>
              <Td className="h-9">
                {label} <span className="block text-caption text-ink-3">{meaning}</span>
              </Td>
              <Td isNumber className="h-9">
                {own}
              </Td>
              {opposed && (
                <Td isNumber className="h-9 text-ink-2">
                  {other}
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
      {(curve.length > 1 || frontier.length > 0) && (
        <div className="grid gap-3.5 lg:grid-cols-2">
          {curve.length > 1 && (
            <LineChart
              title={t('bestOfN.title')}
              unit={t('bestOfN.unit')}
              xLabel="n"
              series={[
                {
                  id: 'score',
                  label: t('bestOfN.scoreLine'),
                  kind: 'reward',
                  points: points(({ score }) => score),
                  smoothing: 0,
                },
                ...(curve[0].gold === null
                  ? []
                  : [
                      {
                        id: 'gold',
                        label: t('bestOfN.goldLine'),
                        points: points(({ gold }) => gold),
                        smoothing: 0,
                      },
                    ]),
              ]}
              reading={bestOfNReading(results.version, t, f)}
              isReadingVisible
            />
          )}
          {frontier.length > 0 && <FrontierChart points={frontier} currentId={modelId} />}
        </div>
      )}
      {scoreSpread && <ScoreSpread spread={scoreSpread} />}
      <p className="text-caption text-ink-3">
        {footnotes(evaluation, t, f).join(' ')}{' '}
        {t.rich('foot.measuredBy', {
          run: () => (
            <Link href={`/p/${projectId}/runs/${evaluation.run.id}`} className="font-mono hover:underline">
              {evaluation.run.name}
            </Link>
          ),
        })}
      </p>
    </div>
  )
}

/** What the numbers rest on. */
function footnotes(
  { results, rewardModel, reference }: Evaluation,
  t: Words<'evaluation'>,
  f: Formats,
): string[] {
  const { rewardAccuracy, version } = results
  const judge = rewardModel && modelName(rewardModel.kind, rewardModel.version)
  const notes = [t('foot.answered', { prompts: results.prompts, answers: results.answersPerPrompt })]
  if (judge && rewardAccuracy) {
    notes.push(
      t('foot.scoredByChecked', {
        model: judge,
        rate: f.share(rewardAccuracy.rate),
        count: rewardAccuracy.n,
        low: f.share(rewardAccuracy.low),
        high: f.share(rewardAccuracy.high),
      }),
    )
  } else if (judge) notes.push(t('foot.scoredBy', { model: judge }))
  if (reference) notes.push(t('foot.klTo', { model: modelName(reference.kind, reference.version) }))
  if (version.perplexity !== null) {
    const value = f.metric(version.perplexity)
    notes.push(t('foot.perplexity', { count: results.demonstrations, value }))
  }
  return [...notes, t('foot.rule')]
}
