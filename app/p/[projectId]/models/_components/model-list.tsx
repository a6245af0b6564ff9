'use client'

/** Model versions as a table; as cards on a phone. */
import { Boxes } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
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
  const t = useTranslations('models')
  const f = useFormats()
  return (
    <Card className="p-0">
      {models.length === 0 ? (
        <EmptyState
          icon={Boxes}
          title={t('none')}
          action={<ButtonLink href={`/p/${projectId}/runs/new?kind=sft`}>{t('startRun')}</ButtonLink>}
        >
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <div className="max-sm:hidden">
            <Table label={t('title')}>
              <thead>
                <tr>
                  <Th>{t('model')}</Th>
                  <Th>{t('madeFrom')}</Th>
                  <Th>{t('measured')}</Th>
                  <Th isNumber>{t('parameters')}</Th>
                  <Th isNumber>{t('answers')}</Th>
                  <Th>{t('weights')}</Th>
                  <Th isNumber>{t('onDisk')}</Th>
                  <Th isNumber>{t('made')}</Th>
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
                    <Td className="text-ink-2">{headlineMetric(model, t, f) ?? '–'}</Td>
                    <Td isNumber className="text-ink-2">
                      {f.parameters(model.parameters)}
                    </Td>
                    <Td isNumber className="text-ink-2">
                      {f.count(model.completions)}
                    </Td>
                    <Td className="font-mono text-caption text-ink-3">{model.weightsSha256.slice(0, 8)}</Td>
                    <Td isNumber className="whitespace-nowrap text-ink-2">
                      {f.bytes(bytesOf.get(model.id) ?? 0)}
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
                  <span className="text-caption text-ink-2">
                    {headlineMetric(model, t, f) ?? t('notMeasured')}
                  </span>
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
  const t = useTranslations('models')
  const parents = [...new Map(model.parents.map(({ parent }) => [parent.id, parent])).values()]
  if (parents.length === 0) return <span className="text-ink-3 text-ui">{t('shipped')}</span>
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
