'use client'

/** What the evaluation suite found of a version: the verdict first, then the measures it rests on; started by hand too. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import Link from 'next/link'
import { LineChart } from '@/app/_components/charts/line-chart'
import { formatMetric, formatShare, plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { modelName } from '@/app/_components/ui/model-chip'
import { Note } from '@/app/_components/ui/note'
import { ProgressBar } from '@/app/_components/ui/progress'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
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
        title="Evaluation"
        caption={evaluation ? <TimeAgo date={evaluation.createdAt} /> : 'on prompts that no training saw'}
      >
        <Button
          size="small"
          icon={FlaskConical}
          busy={start.isPending && 'Starting'}
          disabledReason={isActive(run) ? 'It is being measured.' : null}
          onClick={() => start.mutate({ projectId, modelId })}
        >
          {evaluation ? 'Evaluate again' : 'Evaluate'}
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
            Not evaluated yet. An evaluation lets it answer up to {EVALUATION.prompts} test prompts,{' '}
            {EVALUATION.answersPerPrompt} times each, beside the promoted version, and says whether it is
            better. Policies are evaluated by themselves when they are made.
          </p>
        )
      )}
    </Card>
  )
}

function RunState({ projectId, run }: { projectId: string; run: Run }) {
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
          {run.status === 'waiting' ? 'In line for a worker' : 'Measuring'}: {link}
        </span>
        <ProgressBar
          value={run.step}
          total={run.totalSteps}
          label="Parts of the evaluation"
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
      title={`The last evaluation ${run.status === 'failed' ? 'failed' : 'was stopped'}.`}
      className="mb-3"
    >
      {run.outcome} {link}
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
  const { results, opponent, rewardModel, reference, frontier, scoreSpread } = evaluation
  const verdict = verdictWords(results, opponent)
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
      <Table label="Measures">
        <thead>
          <tr>
            <Th>Measure</Th>
            <Th isNumber>{name}</Th>
            {opposed && <Th isNumber>{opposed}</Th>}
          </tr>
        </thead>
        <tbody>
          {measureRows(results).map(({ label, meaning, own, other }) => (
            <Tr key={label}>
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
              title="Best of n"
              unit="expected, picked by score"
              xLabel="n"
              series={[
                {
                  id: 'score',
                  label: 'score',
                  kind: 'reward',
                  points: points(({ score }) => score),
                  smoothing: 0,
                },
                ...(curve[0].gold === null
                  ? []
                  : [{ id: 'gold', label: 'gold', points: points(({ gold }) => gold), smoothing: 0 }]),
              ]}
              reading={bestOfNReading(results.version)}
              isReadingVisible
            />
          )}
          {frontier.length > 0 && <FrontierChart points={frontier} currentId={modelId} />}
        </div>
      )}
      {scoreSpread && <ScoreSpread spread={scoreSpread} />}
      <p className="text-caption text-ink-3">
        {plural(results.prompts, 'test prompt')} × {results.answersPerPrompt} answers at temperature 1.
        {rewardModel && ` Scored by ${modelName(rewardModel.kind, rewardModel.version)}`}
        {results.rewardAccuracy &&
          `, which orders ${formatShare(results.rewardAccuracy.rate)} of ${plural(results.rewardAccuracy.n, 'held-out comparison')} as people did (95% interval ${formatShare(results.rewardAccuracy.low)} to ${formatShare(results.rewardAccuracy.high)})`}
        {rewardModel && '.'}
        {reference && ` KL to ${modelName(reference.kind, reference.version)}.`}
        {results.version.perplexity !== null &&
          ` Perplexity on ${plural(results.demonstrations, 'held-out demonstration')}: ${formatMetric(results.version.perplexity)}.`}{' '}
        Better or worse is said when Student’s 95% interval of the paired difference, one number a prompt,
        leaves out zero and at least 20 prompts were answered. Measured by{' '}
        <Link href={`/p/${projectId}/runs/${evaluation.run.id}`} className="font-mono hover:underline">
          {evaluation.run.name}
        </Link>
        .
      </p>
    </div>
  )
}
