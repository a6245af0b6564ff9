'use client'

/** How a base model was pre-trained: what text, in which stages; of one that ships with Laurel its loss and its makers' notes. */
import { useTranslations } from 'use-intl'
import { LineChart } from '@/app/_components/charts/line-chart'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import type { ApiOutput } from '@/app/_trpc/client'

type Record = NonNullable<ApiOutput['models']['get']['pretraining']>

export function Pretraining({ record }: { record: Record }) {
  const t = useTranslations('model')
  const f = useFormats()
  const last = record.loss?.heldOut.at(-1)
  const steps = record.stages.reduce((sum, stage) => sum + stage.steps, 0)
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-2">
        <Mix record={record} />
        {record.loss && (
          <LineChart
            title={t('pretraining.loss')}
            unit={t('pretraining.lossUnit')}
            xLabel={t('pretraining.update')}
            plannedEnd={steps}
            series={[
              {
                id: 'held',
                label: t('pretraining.heldOut'),
                kind: 'base',
                points: record.loss.heldOut,
                smoothing: 0,
              },
              { id: 'train', label: t('pretraining.training'), points: record.loss.train, isOlder: true },
            ]}
            reading={last && t('pretraining.reading', { loss: f.metric(last.y), updates: last.x })}
            isReadingVisible
          />
        )}
      </div>
      <Stages record={record} />
      {record.card && (
        <Card className="p-0">
          <details>
            <summary className="px-4 py-3 font-semibold text-body">
              {t('pretraining.card')}{' '}
              <span className="font-normal text-caption text-ink-3">{t('pretraining.cardHint')}</span>
            </summary>
            <pre
              lang="en"
              className="overflow-x-auto border-t px-4 py-3 font-mono text-caption leading-[18px]"
            >
              {record.card}
            </pre>
          </details>
        </Card>
      )}
    </>
  )
}

function Mix({ record }: { record: Record }) {
  const t = useTranslations('model')
  const f = useFormats()
  const total = record.mix.reduce((sum, { tokens }) => sum + tokens, 0)
  return (
    <Card className="p-0">
      <CardHead
        title={t('pretraining.mix')}
        caption={t('pretraining.mixTokens', { count: total })}
        className="mb-0 px-4 pt-4 pb-2"
      />
      <Table label={t('pretraining.mixTable')}>
        <thead>
          <tr>
            <Th>{t('pretraining.source')}</Th>
            <Th isNumber>{t('pretraining.share')}</Th>
            {record.stages.map(({ stage }) => (
              <Th key={stage} isNumber className="max-sm:hidden">
                {t('pretraining.inStage', { stage: stageName(stage, t) })}
              </Th>
            ))}
            <Th isNumber>{t('pretraining.tokens')}</Th>
          </tr>
        </thead>
        <tbody>
          {record.mix.map(({ title, licence, tokens, shares }) => (
            <Tr key={title}>
              <Td className="h-9">
                {title}
                <span className="block text-caption text-ink-3">{licence}</span>
              </Td>
              <Td isNumber className="h-9">
                {f.share(tokens / total)}
              </Td>
              {record.stages.map(({ stage }, index) => (
                <Td key={stage} isNumber className="h-9 text-ink-2 max-sm:hidden">
                  {f.share(shares[index])}
                </Td>
              ))}
              <Td isNumber className="h-9">
                {f.count(tokens)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Stages({ record }: { record: Record }) {
  const t = useTranslations('model')
  const f = useFormats()
  return (
    <Card className="p-0">
      <CardHead
        title={t('pretraining.stages')}
        caption={t('pretraining.stagesHint')}
        className="mb-0 px-4 pt-4 pb-2"
      />
      <Table label={t('pretraining.stagesTable')} className="min-w-[560px]">
        <thead>
          <tr>
            <Th>{t('pretraining.stage')}</Th>
            <Th isNumber>{t('pretraining.tokens')}</Th>
            <Th isNumber>{t('pretraining.updates')}</Th>
            <Th isNumber>{t('pretraining.tokensPerUpdate')}</Th>
            <Th isNumber>{t('pretraining.peak')}</Th>
            <Th isNumber>{t('pretraining.seed')}</Th>
            <Th>{t('pretraining.commit')}</Th>
          </tr>
        </thead>
        <tbody>
          {record.stages.map((stage) => (
            <Tr key={stage.stage}>
              <Td className="h-9">{stageName(stage.stage, t)}</Td>
              <Td isNumber className="h-9">
                {f.count(stage.tokens)}
              </Td>
              <Td isNumber className="h-9">
                {f.count(stage.steps)}
              </Td>
              <Td isNumber className="h-9">
                {f.count(stage.batchTokens)}
              </Td>
              <Td isNumber className="h-9">
                {f.metric(stage.peakLearningRate)}
              </Td>
              <Td isNumber className="h-9">
                {stage.seed}
              </Td>
              <Td className="h-9 font-mono text-caption">{stage.commit?.slice(0, 12) ?? '–'}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

const STAGES = ['language', 'tasks'] as const

function stageName(stage: string, t: Words<'model'>): string {
  const known = STAGES.find((one) => one === stage)
  return known ? t(`pretraining.names.${known}`) : stage
}
