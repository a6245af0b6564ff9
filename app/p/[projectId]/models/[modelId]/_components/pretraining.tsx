/** How a base model was pre-trained: what text, in which stages; of one that ships with Laurel its loss and its makers' notes. */
import { LineChart } from '@/app/_components/charts/line-chart'
import { formatCount, formatMetric, formatShare } from '@/app/_components/format'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import type { ApiOutput } from '@/app/_trpc/client'

type Record = NonNullable<ApiOutput['models']['get']['pretraining']>

export function Pretraining({ record }: { record: Record }) {
  const last = record.loss?.heldOut.at(-1)
  const steps = record.stages.reduce((sum, stage) => sum + stage.steps, 0)
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-2">
        <Mix record={record} />
        {record.loss && (
          <LineChart
            title="Loss in pre-training"
            unit="nats a token"
            xLabel="update"
            plannedEnd={steps}
            series={[
              { id: 'held', label: 'held-out', kind: 'base', points: record.loss.heldOut, smoothing: 0 },
              { id: 'train', label: 'training', points: record.loss.train, isOlder: true },
            ]}
            reading={
              last &&
              `Held-out loss ${formatMetric(last.y)} after ${formatCount(last.x)} updates. Each stage is measured on its own mix.`
            }
            isReadingVisible
          />
        )}
      </div>
      <Stages record={record} />
      {record.card && (
        <Card className="p-0">
          <details>
            <summary className="px-4 py-3 font-semibold text-body">
              Notes of its makers{' '}
              <span className="font-normal text-caption text-ink-3">
                what it is for, its limits, how good it is, licence
              </span>
            </summary>
            <pre className="overflow-x-auto border-t px-4 py-3 font-mono text-caption leading-[18px]">
              {record.card}
            </pre>
          </details>
        </Card>
      )}
    </>
  )
}

function Mix({ record }: { record: Record }) {
  const total = record.mix.reduce((sum, { tokens }) => sum + tokens, 0)
  return (
    <Card className="p-0">
      <CardHead
        title="What it read"
        caption={`${formatCount(total)} tokens`}
        className="mb-0 px-4 pt-4 pb-2"
      />
      <Table label="Sources of the pre-training text">
        <thead>
          <tr>
            <Th>Source</Th>
            <Th isNumber>Share</Th>
            {record.stages.map(({ stage }) => (
              <Th key={stage} isNumber className="max-sm:hidden">
                In {stage}
              </Th>
            ))}
            <Th isNumber>Tokens</Th>
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
                {formatShare(tokens / total)}
              </Td>
              {record.stages.map(({ stage }, index) => (
                <Td key={stage} isNumber className="h-9 text-ink-2 max-sm:hidden">
                  {formatShare(shares[index])}
                </Td>
              ))}
              <Td isNumber className="h-9">
                {formatCount(tokens)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Stages({ record }: { record: Record }) {
  return (
    <Card className="p-0">
      <CardHead title="Stages" caption="one after the other" className="mb-0 px-4 pt-4 pb-2" />
      <Table label="Stages of the pre-training" className="min-w-[560px]">
        <thead>
          <tr>
            <Th>Stage</Th>
            <Th isNumber>Tokens</Th>
            <Th isNumber>Updates</Th>
            <Th isNumber>Tokens an update</Th>
            <Th isNumber>Peak learning rate</Th>
            <Th isNumber>Seed</Th>
            <Th>Commit</Th>
          </tr>
        </thead>
        <tbody>
          {record.stages.map((stage) => (
            <Tr key={stage.stage}>
              <Td className="h-9">{stage.stage}</Td>
              <Td isNumber className="h-9">
                {formatCount(stage.tokens)}
              </Td>
              <Td isNumber className="h-9">
                {formatCount(stage.steps)}
              </Td>
              <Td isNumber className="h-9">
                {formatCount(stage.batchTokens)}
              </Td>
              <Td isNumber className="h-9">
                {stage.peakLearningRate}
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
