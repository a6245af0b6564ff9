'use client'

/** What differs between a run and those laid over it: start, data, seed and settings. */
import { useQueries } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { modelName } from '@/app/_components/ui/model-chip'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useFormats } from '@/app/_i18n/use-formats'
import { useTRPC } from '@/app/_trpc/client'
import { differencesOf } from '../../_components/config-diff'
import { settingsOf } from '../../_components/config-fields'
import { useCurves } from './curves-context'
import type { RunDetail } from './use-live-run'

export function OverlayDifferences({ projectId }: { projectId: string }) {
  const t = useTranslations('run')
  const tFields = useTranslations('fields')
  const f = useFormats()
  const trpc = useTRPC()
  const { run, view } = useCurves()
  const others = useQueries({
    queries: view.overlaid.map(({ id }) =>
      trpc.runs.get.queryOptions({ projectId, runId: id }, { staleTime: 60_000 }),
    ),
  }).flatMap(({ data }) => data ?? [])
  if (others.length === 0) return null
  const runs = [run, ...others]
  const differences = differencesOf(runs.map(factsOf), tFields, f)
  return (
    <section aria-label={t('whatDiffers')} className="overflow-x-auto rounded-card border bg-surface">
      {differences.length === 0 ? (
        <p className="px-4 py-3 text-ink-2 text-ui">{t('sameAll')}</p>
      ) : (
        <Table label={t('whatDiffers')}>
          <thead>
            <tr>
              <Th>{t('whatDiffers')}</Th>
              {runs.map(({ id, name }) => (
                <Th key={id} isNumber>
                  {name}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ label, values }) => (
              <Tr key={label}>
                <Td>{label}</Td>
                {values.map((value, index) => (
                  <Td key={runs[index].id} isNumber>
                    {value}
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}

function factsOf(run: RunDetail): Record<string, unknown> {
  const nameOf = (model: RunDetail['model']) => model && modelName(model.kind, model.version)
  return {
    startFrom: nameOf(run.model),
    rewardModel: nameOf(run.rewardModel),
    data: run.snapshot?.hash.slice(0, 12),
    seed: run.seed,
    ...settingsOf(run),
  }
}
