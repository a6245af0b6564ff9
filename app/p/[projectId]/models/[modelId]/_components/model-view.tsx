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
import { useMeanings } from '@/app/_i18n/use-meanings'
import { useSay } from '@/app/_i18n/use-say'
import type { Words } from '@/app/_i18n/words'
import type { ApiOutput } from '@/app/_trpc/client'
import { METRICS } from '@/ml/metrics'
import { fieldLabel, fieldsOf, settingValue } from '../../../runs/_components/config-fields'
import { metricValue } from '../../../runs/_components/metric-value'
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
  const t = useTranslations('model')
  const say = useSay()
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
        description={t(`kinds.${model.kind}`)}
        actions={<NextSteps projectId={projectId} model={model} />}
      />
      {model.run?.outcome && model.run.status === 'stopped' && (
        <Note tone="warn" title={t('stoppedEarly')}>
          {say(model.run.outcome)}
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
  const t = useTranslations('model')
  return (
    <Card>
      <CardHead title={t('says')} caption={spread ? <TimeAgo date={spread.createdAt} /> : t('saysHint')} />
      {spread ? <ScoreSpread spread={spread} /> : <p className="text-ink-2 text-ui">{t('saysNothing')}</p>}
    </Card>
  )
}

function Lineage({ projectId, model }: { projectId: string; model: Model }) {
  const t = useTranslations('model')
  return (
    <nav aria-label={t('lineage')} className="flex flex-wrap items-center gap-1.5">
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
          {t('usedFor')}
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
  const t = useTranslations('model')
  const start = `/p/${projectId}/runs/new`
  if (model.kind === 'reward') {
    return (
      <ButtonLink href={`${start}?kind=policy&reward=${model.id}`} variant="primary">
        {t('updatePolicy')}
      </ButtonLink>
    )
  }
  return (
    <>
      <ButtonLink href={`/p/${projectId}/compare?models=${model.id}`}>{t('compare')}</ButtonLink>
      {model.kind === 'base' ? (
        <ButtonLink href={`${start}?kind=sft&model=${model.id}`} variant="primary">
          {t('fineTune')}
        </ButtonLink>
      ) : (
        <ButtonLink href={`${start}?kind=sample&model=${model.id}`} variant="primary">
          {t('sample')}
        </ButtonLink>
      )}
    </>
  )
}

function Origin({ projectId, model }: { projectId: string; model: Model }) {
  const t = useTranslations('model')
  const models = useTranslations('models')
  const f = useFormats()
  const { run } = model
  return (
    <Card>
      <CardHead title={t('origin.title')} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-ui">
        <Row term={t('origin.run')}>
          {run ? (
            <Link href={`/p/${projectId}/runs/${run.id}`} className="text-accent-ink hover:underline">
              <span className="font-mono text-caption">{run.name}</span>
            </Link>
          ) : (
            models('shipped')
          )}
        </Row>
        {run?.startedAt && run.finishedAt && (
          <Row term={t('origin.took')}>
            <Took run={run} from={run.startedAt} until={run.finishedAt} />
          </Row>
        )}
        {run?.createdBy && <Row term={t('origin.startedBy')}>{run.createdBy.name}</Row>}
        <Row term={t('origin.made')}>
          <TimeAgo date={model.createdAt} />
        </Row>
        {model.parents.map(({ role, parent }) => (
          <Row key={`${parent.id}/${role}`} term={roleWord(role, t)}>
            <Link href={`/p/${projectId}/models/${parent.id}`} className="hover:underline">
              <ModelChip kind={parent.kind} version={parent.version} isPlain className="font-normal" />
            </Link>
          </Row>
        ))}
        {run?.snapshot && (
          <Row term={t('origin.data')}>
            {models(`data.${run.snapshot.kind}`, { count: run.snapshot.rows })}
          </Row>
        )}
        {model.datasetHash && (
          <Row term={t('origin.dataHash')}>
            <Hash>{model.datasetHash}</Hash>
          </Row>
        )}
        <Row term={t('origin.weights')}>
          <Hash>{model.weightsSha256}</Hash>
        </Row>
        <Row term={t('origin.parameters')}>
          {f.parameters(model.parameters)} ({f.count(model.parameters)})
        </Row>
        <Row term={t('origin.seed')}>{model.seed ?? t('origin.noSeed')}</Row>
        <Row term={t('origin.commit')}>
          {model.commit ? <Hash>{model.commit}</Hash> : t('origin.noCommit')}
        </Row>
        <Row term={t('origin.files')}>
          {t.rich('origin.filesIn', {
            size: f.bytes(model.bytes),
            path: () => (
              <span className="font-mono text-caption [overflow-wrap:anywhere]">
                {`artifacts/${model.artifactPath}`}
              </span>
            ),
          })}
        </Row>
      </dl>
    </Card>
  )
}

const ROLES = ['initial', 'reference', 'reward'] as const

function roleWord(role: string, t: Words<'model'>): string {
  const known = ROLES.find((one) => one === role)
  return known ? t(`origin.roles.${known}`) : role
}

function Took({ run, from, until }: { run: { executionProvider: string | null }; from: Date; until: Date }) {
  const t = useTranslations('model')
  const f = useFormats()
  const time = f.duration(until.getTime() - from.getTime())
  return run.executionProvider ? t('origin.tookOn', { time, provider: run.executionProvider }) : time
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
  const t = useTranslations('model')
  const tFields = useTranslations('fields')
  const meaningOf = useMeanings()
  const f = useFormats()
  const entries = Object.entries(model.metrics)
  const descriptions: Record<string, { unit: string; meaning: string }> = METRICS
  return (
    <Card className="p-0">
      <CardHead title={t('measures.title')} caption={t('measures.caption')} className="mb-0 px-4 pt-4 pb-2" />
      {entries.length === 0 ? (
        <p className="px-4 pb-4 text-ink-2 text-ui">{t('measures.none')}</p>
      ) : (
        <Table label={t('measures.label')}>
          <tbody>
            {entries.map(([name, value]) => {
              const known = descriptions[name]
              return (
                <Tr key={name}>
                  <Td className="h-9">
                    <span className="font-mono text-caption">{name}</span>
                    {known && (
                      <span className="block text-caption text-ink-3">{meaningOf(known.meaning)}</span>
                    )}
                  </Td>
                  <Td isNumber className="h-9 whitespace-nowrap">
                    {known ? metricValue(value, known.unit, f, tFields) : f.metric(value)}
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
  const t = useTranslations('model')
  const meaningOf = useMeanings()
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
          {t('settings.title')}{' '}
          <span className="font-normal text-caption text-ink-3">
            {t('settings.caption', { count: settings.length })}
          </span>
        </summary>
        <Table label={t('settings.title')}>
          <thead>
            <tr>
              <Th>{t('settings.setting')}</Th>
              <Th isNumber>{t('settings.value')}</Th>
              <Th>{t('settings.meaning')}</Th>
            </tr>
          </thead>
          <tbody>
            {settings.map(([key, value]) => {
              const field = fields.find((one) => one.key === key)
              return (
                <Tr key={key}>
                  <Td className="h-9 whitespace-nowrap">{fieldLabel(key, tFields)}</Td>
                  <Td isNumber className="h-9 whitespace-nowrap">
                    {settingValue(value, f, meaningOf, tFields)}
                  </Td>
                  <Td className="h-9 min-w-52 text-ink-2">{field && meaningOf(field.meaning)}</Td>
                </Tr>
              )
            })}
          </tbody>
        </Table>
      </details>
    </Card>
  )
}
