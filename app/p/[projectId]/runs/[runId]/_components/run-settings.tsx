/** What ran: seed, provider, data, and every resolved setting with its meaning. */

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useFormats } from '@/app/_i18n/use-formats'
import { useMeanings } from '@/app/_i18n/use-meanings'
import { isTraining } from '@/server/schemas/run'
import { fieldLabel, fieldsOf, isRecord, settingValue, unitWord } from '../../_components/config-fields'
import type { RunDetail } from './use-live-run'

export function RunSettings({ projectId, run }: { projectId: string; run: RunDetail }) {
  const t = useTranslations('run')
  const tFields = useTranslations('fields')
  const tRuns = useTranslations('runs')
  const f = useFormats()
  const say = useMeanings()
  const fields = isTraining(run.kind) ? fieldsOf(run.kind, run.config) : []
  const chosen = overridesOf(run.config)
  const settings = Object.entries({ ...plain(run.config), ...plain(run.resolvedConfig) })
  return (
    <div className="flex flex-col gap-3.5">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-card border bg-surface p-4 text-ui sm:grid-cols-[auto_1fr_auto_1fr]">
        <Row term={t('seed')}>{run.seed}</Row>
        <Row term={t('commit')}>
          <span className="font-mono text-caption">{run.commit?.slice(0, 12) ?? t('unknown')}</span>
        </Row>
        <Row term={t('runsOn')}>
          {run.executionProvider ?? t('notKnown')}
          {run.requestedProvider === 'auto' && run.executionProvider && ` ${t('chosenAutomatically')}`}
        </Row>
        <Row term={t('attempts')}>{run.attempt}</Row>
        <Row term={t('startedBy')}>{run.createdBy?.name ?? 'Laurel'}</Row>
        <Row term={t('dataTerm')}>
          {run.snapshot ? (
            <>
              {t(`data.${run.snapshot.kind}`, { count: run.snapshot.rows })},{' '}
              <span className="font-mono text-caption">{run.snapshot.hash.slice(0, 12)}</span>
            </>
          ) : (
            tRuns('prompts', { count: run.prompts })
          )}
        </Row>
        {run.promptSets.length > 0 && (
          <Row term={t('promptSets')}>
            {run.promptSets.map(({ promptSetId, name, number, hash }, i) => (
              <span key={promptSetId} title={hash}>
                {i > 0 && ', '}
                <Link href={`/p/${projectId}/prompts/sets/${promptSetId}`} className="underline">
                  {t('setVersion', { name, number })}
                </Link>
              </span>
            ))}
          </Row>
        )}
      </dl>
      {settings.length > 0 && (
        <div className="rounded-card border bg-surface">
          <Table label={t('settings')}>
            <thead>
              <tr>
                <Th>{t('setting')}</Th>
                <Th isNumber>{t('value')}</Th>
                <Th>{t('meaning')}</Th>
                <Th>{t('source')}</Th>
              </tr>
            </thead>
            <tbody>
              {settings.map(([key, value]) => {
                const field = fields.find((one) => one.key === key)
                return (
                  <Tr key={key}>
                    <Td className="whitespace-nowrap">
                      {fieldLabel(key, tFields)}
                      {key in chosen && <span className="text-caption text-ink-3"> {t('chosen')}</span>}
                    </Td>
                    <Td isNumber className="whitespace-nowrap">
                      {field && field.unit !== '1' && field.unit !== ''
                        ? tFields.rich('valueUnit', {
                            value: settingValue(value, f, say, tFields),
                            unit: () => <span className="text-ink-3">{unitWord(field.unit, tFields)}</span>,
                          })
                        : settingValue(value, f, say, tFields)}
                    </Td>
                    <Td className="min-w-52 text-ink-2">{field && say(field.meaning)}</Td>
                    <Td className="min-w-40 text-ink-3">{field && say(field.source)}</Td>
                  </Tr>
                )
              })}
            </tbody>
          </Table>
        </div>
      )}
    </div>
  )
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function overridesOf(config: unknown): Record<string, unknown> {
  const overrides = isRecord(config) ? config.overrides : undefined
  return isRecord(overrides) ? overrides : {}
}

/** Flat settings only; sampling settings are lifted, ids and overrides left out. */
function plain(config: unknown): Record<string, string | number | boolean> {
  if (!isRecord(config)) return {}
  const flat = { ...config, ...(isRecord(config.settings) && config.settings) }
  return Object.fromEntries(
    Object.entries(flat).flatMap(([key, value]) =>
      key !== 'groupId' && ['string', 'number', 'boolean'].includes(typeof value)
        ? [[key, value as string | number | boolean]]
        : [],
    ),
  )
}
