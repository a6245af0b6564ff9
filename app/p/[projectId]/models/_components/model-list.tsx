/** Model versions as a table; as cards on a phone. */
import { Boxes } from 'lucide-react'
import Link from 'next/link'
import { formatBytes, formatCount, formatParameters } from '@/app/_components/format'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { ApiOutput } from '@/app/_trpc/client'
import { headlineMetric } from './headline-metric'
import { Standing } from './standing'

type Models = ApiOutput['models']['list']

export function ModelList({
  projectId,
  models,
  bytesOf,
}: {
  projectId: string
  models: Models
  /** On disk, by version. */
  bytesOf: ReadonlyMap<string, number>
}) {
  return (
    <Card className="p-0">
      {models.length === 0 ? (
        <EmptyState
          icon={Boxes}
          title="No models yet"
          action={<ButtonLink href={`/p/${projectId}/runs/new?kind=sft`}>Start a run</ButtonLink>}
        >
          The starter model appears here when Laurel has started once; runs add theirs.
        </EmptyState>
      ) : (
        <>
          <div className="max-sm:hidden">
            <Table label="Models">
              <thead>
                <tr>
                  <Th>Model</Th>
                  <Th>Made from</Th>
                  <Th>Measured</Th>
                  <Th isNumber>Parameters</Th>
                  <Th isNumber>Answers</Th>
                  <Th>Weights</Th>
                  <Th isNumber>Disk</Th>
                  <Th isNumber>Made</Th>
                </tr>
              </thead>
              <tbody>
                {models.map((model) => (
                  <Tr key={model.id} className="relative">
                    <Td>
                      <Link
                        href={`/p/${projectId}/models/${model.id}`}
                        className="after:absolute after:inset-0 hover:underline"
                      >
                        <ModelChip kind={model.kind} version={model.version} isPlain />
                      </Link>
                      <Standing model={model} className="ml-2" />
                    </Td>
                    <Td>
                      <Parents model={model} />
                    </Td>
                    <Td className="text-ink-2">{headlineMetric(model) ?? '–'}</Td>
                    <Td isNumber className="text-ink-2">
                      {formatParameters(model.parameters)}
                    </Td>
                    <Td isNumber className="text-ink-2">
                      {formatCount(model.completions)}
                    </Td>
                    <Td className="font-mono text-caption text-ink-3">{model.weightsSha256.slice(0, 8)}</Td>
                    <Td isNumber className="whitespace-nowrap text-ink-2">
                      {formatBytes(bytesOf.get(model.id) ?? 0)}
                    </Td>
                    <Td isNumber className="whitespace-nowrap text-ink-2">
                      <TimeAgo date={model.createdAt} />
                    </Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
          <ul className="divide-y sm:hidden">
            {models.map((model) => (
              <li key={model.id}>
                <Link href={`/p/${projectId}/models/${model.id}`} className="flex flex-col gap-1 px-4 py-3">
                  <span className="flex items-center justify-between gap-2">
                    <span className="flex items-center gap-2">
                      <ModelChip kind={model.kind} version={model.version} isPlain />
                      <Standing model={model} />
                    </span>
                    <TimeAgo date={model.createdAt} className="text-caption text-ink-3" />
                  </span>
                  <span className="text-caption text-ink-2">{headlineMetric(model) ?? 'Not measured'}</span>
                  <Parents model={model} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Parents({ model }: { model: Models[number] }) {
  const parents = [...new Map(model.parents.map(({ parent }) => [parent.id, parent])).values()]
  if (parents.length === 0) return <span className="text-ink-3 text-ui">ships with Laurel</span>
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {parents.map((parent) => (
        <ModelChip
          key={parent.id}
          kind={parent.kind}
          version={parent.version}
          isPlain
          className="font-normal text-ink-2"
        />
      ))}
    </span>
  )
}
