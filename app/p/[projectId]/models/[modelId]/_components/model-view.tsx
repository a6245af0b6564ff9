'use client'

/** The model page's content. */
import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ModelChip, ModelShape, modelName } from '@/app/_components/ui/model-chip'
import { Note } from '@/app/_components/ui/note'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'
import { METRICS } from '@/ml/metrics'
import { fieldLabel, fieldsOf } from '../../../runs/_components/config-fields'
import { Standing } from '../../_components/standing'
import { EvaluationCard } from './evaluation-card'
import { ModelCardView } from './model-card-view'
import { ModelNotes } from './model-notes'
import { ModelStanding } from './model-standing'
import { Pretraining } from './pretraining'
import { ScoreSpread } from './score-spread'

type Model = ApiOutput['models']['get']

export function ModelView({
  projectId,
  model,
  evaluation,
  scoreSpread,
}: {
  projectId: string
  model: Model
  evaluation: ApiOutput['models']['evaluation']
  scoreSpread: ApiOutput['models']['scoreSpread']
}) {
  const name = modelName(model.kind, model.version)
  return (
    <>
      <Lineage projectId={projectId} model={model} />
      <PageHeader
        title={name}
        beside={
          <>
            <ModelShape kind={model.kind} className="size-4" />
            <Standing model={model} />
          </>
        }
        description={DESCRIPTION[model.kind]}
        actions={<NextSteps projectId={projectId} model={model} />}
      />
      {model.run?.outcome && model.run.status === 'stopped' && (
        <Note tone="warn" title="Its run stopped early.">
          {model.run.outcome}
        </Note>
      )}
      <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Origin projectId={projectId} model={model} />
        <div className="flex min-w-0 flex-col gap-3.5">
          <ModelStanding projectId={projectId} model={model} />
          <Measures model={model} />
        </div>
      </div>
      {model.kind === 'reward' ? (
        <WhatItSays spread={scoreSpread} />
      ) : (
        <EvaluationCard projectId={projectId} modelId={model.id} name={name} initial={evaluation} />
      )}
      {model.pretraining && <Pretraining record={model.pretraining} />}
      <Settings model={model} />
      <ModelNotes projectId={projectId} model={model} />
      <ModelCardView projectId={projectId} modelId={model.id} card={model.card} bytes={model.bytes} />
    </>
  )
}

function WhatItSays({ spread }: { spread: ApiOutput['models']['scoreSpread'] }) {
  return (
    <Card>
      <CardHead
        title="What it says of answers"
        caption={spread ? <TimeAgo date={spread.createdAt} /> : 'of the base, SFT and tuned versions'}
      />
      {spread ? (
        <ScoreSpread spread={spread} />
      ) : (
        <p className="text-ink-2 text-ui">
          Shown once a version has been evaluated with it: the test prompts' answers of the base, of SFT and
          of that version, by score.
        </p>
      )}
    </Card>
  )
}

const DESCRIPTION: Record<Model['kind'], string> = {
  base: 'It continues text, and has not been taught to answer.',
  sft: 'Fine-tuned on demonstrations, so that it answers.',
  reward:
    'Says how much people would like an answer: mean 0, standard deviation 1 on the answers it was normalised on.',
  policy: 'Updated towards answers with a higher score, held close to its reference by a KL penalty.',
}

function Lineage({ projectId, model }: { projectId: string; model: Model }) {
  return (
    <nav aria-label="Lineage" className="flex flex-wrap items-center gap-1.5">
      {model.lineage.map((entry, index) => (
        <span key={entry.id} className="inline-flex items-center gap-1.5">
          {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-ink-3" strokeWidth={1.75} />}
          {entry.id === model.id ? (
            <ModelChip kind={entry.kind} version={entry.version} isCurrent />
          ) : (
            <Link href={`/p/${projectId}/models/${entry.id}`} className="rounded-full">
              <ModelChip kind={entry.kind} version={entry.version} className="hover:bg-hover" />
            </Link>
          )}
        </span>
      ))}
      {model.children.length > 0 && (
        <span className="ml-2 inline-flex flex-wrap items-center gap-1.5 text-caption text-ink-3">
          used for
          {[...new Map(model.children.map(({ child }) => [child.id, child])).values()].map((child) => (
            <Link key={child.id} href={`/p/${projectId}/models/${child.id}`} className="rounded-full">
              <ModelChip kind={child.kind} version={child.version} className="hover:bg-hover" />
            </Link>
          ))}
        </span>
      )}
    </nav>
  )
}

function NextSteps({ projectId, model }: { projectId: string; model: Model }) {
  const start = `/p/${projectId}/runs/new`
  if (model.kind === 'reward') {
    return (
      <ButtonLink href={`${start}?kind=policy&reward=${model.id}`} variant="primary">
        Update the policy
      </ButtonLink>
    )
  }
  return (
    <>
      <ButtonLink href={`/p/${projectId}/compare?models=${model.id}`}>Compare</ButtonLink>
      {model.kind === 'base' ? (
        <ButtonLink href={`${start}?kind=sft&model=${model.id}`} variant="primary">
          Fine-tune
        </ButtonLink>
      ) : (
        <ButtonLink href={`${start}?kind=sample&model=${model.id}`} variant="primary">
          Sample answers
        </ButtonLink>
      )}
    </>
  )
}

function Origin({ projectId, model }: { projectId: string; model: Model }) {
  const f = useFormats()
  const { run } = model
  return (
    <Card>
      <CardHead title="How it was made" />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-ui">
        <Row term="Run">
          {run ? (
            <Link href={`/p/${projectId}/runs/${run.id}`} className="text-accent-ink hover:underline">
              <span className="font-mono text-caption">{run.name}</span>
            </Link>
          ) : (
            'ships with Laurel'
          )}
        </Row>
        {run?.startedAt && run.finishedAt && (
          <Row term="Took">
            {f.duration(run.finishedAt.getTime() - run.startedAt.getTime())}
            {run.executionProvider && ` on ${run.executionProvider}`}
          </Row>
        )}
        {run?.createdBy && <Row term="Started by">{run.createdBy.name}</Row>}
        <Row term="Made">
          <TimeAgo date={model.createdAt} />
        </Row>
        {model.parents.map(({ role, parent }) => (
          <Row key={`${parent.id}/${role}`} term={ROLE[role] ?? role}>
            <Link href={`/p/${projectId}/models/${parent.id}`} className="hover:underline">
              <ModelChip kind={parent.kind} version={parent.version} isPlain className="font-normal" />
            </Link>
          </Row>
        ))}
        {run?.snapshot && (
          <Row term="Data">
            {f.count(run.snapshot.rows)} {run.snapshot.kind}
          </Row>
        )}
        {model.datasetHash && (
          <Row term="Data hash">
            <Hash>{model.datasetHash}</Hash>
          </Row>
        )}
        <Row term="Weights">
          <Hash>{model.weightsSha256}</Hash>
        </Row>
        <Row term="Parameters">
          {f.parameters(model.parameters)} ({f.count(model.parameters)})
        </Row>
        <Row term="Seed">{model.seed ?? 'none'}</Row>
        <Row term="Commit">{model.commit ? <Hash>{model.commit}</Hash> : 'unknown'}</Row>
        <Row term="Files">
          {f.bytes(model.bytes)} in{' '}
          <span className="font-mono text-caption [overflow-wrap:anywhere]">
            artifacts/{model.artifactPath}
          </span>
        </Row>
      </dl>
    </Card>
  )
}

const ROLE: Record<string, string> = {
  initial: 'Started from',
  reference: 'KL measured to',
  reward: 'Scored by',
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

const Hash = ({ children }: { children: string }) => (
  <span title={children} className="font-mono text-caption">
    {children.slice(0, 16)}
  </span>
)

function Measures({ model }: { model: Model }) {
  const f = useFormats()
  const entries = Object.entries(model.metrics)
  const descriptions: Record<string, { unit: string; meaning: string }> = METRICS
  return (
    <Card className="p-0">
      <CardHead title="What it measured" caption="at the end of its run" className="mb-0 px-4 pt-4 pb-2" />
      {entries.length === 0 ? (
        <p className="px-4 pb-4 text-ink-2 text-ui">Nothing was measured when it was made.</p>
      ) : (
        <Table label="Metrics">
          <tbody>
            {entries.map(([name, value]) => {
              const known = descriptions[name]
              return (
                <Tr key={name}>
                  <Td className="h-9">
                    <span className="font-mono text-caption">{name}</span>
                    {known && <span className="block text-caption text-ink-3">{known.meaning}</span>}
                  </Td>
                  <Td isNumber className="h-9 whitespace-nowrap">
                    {f.metric(value)}{' '}
                    {known && known.unit !== '1' && <span className="text-ink-3">{known.unit}</span>}
                  </Td>
                </Tr>
              )
            })}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function Settings({ model }: { model: Model }) {
  const tFields = useTranslations('fields')
  const f = useFormats()
  const settings = Object.entries(model.config).filter(
    ([, value]) => typeof value !== 'object' || value === null,
  )
  if (settings.length === 0) return null
  const fields = model.kind === 'base' ? [] : fieldsOf(model.kind, model.config)
  return (
    <Card className="p-0">
      <details>
        <summary className="px-4 py-3 font-semibold text-body">
          Settings <span className="font-normal text-caption text-ink-3">{settings.length}, as they ran</span>
        </summary>
        <Table label="Settings">
          <thead>
            <tr>
              <Th>Setting</Th>
              <Th isNumber>Value</Th>
              <Th>Meaning</Th>
            </tr>
          </thead>
          <tbody>
            {settings.map(([key, value]) => {
              const field = fields.find((one) => one.key === key)
              return (
                <Tr key={key}>
                  <Td className="h-9 whitespace-nowrap">{fieldLabel(key, tFields)}</Td>
                  <Td isNumber className="h-9 whitespace-nowrap">
                    {typeof value === 'number' && !Number.isInteger(value) ? f.metric(value) : String(value)}
                  </Td>
                  <Td className="h-9 min-w-52 text-ink-2">{field?.meaning}</Td>
                </Tr>
              )
            })}
          </tbody>
        </Table>
      </details>
    </Card>
  )
}
