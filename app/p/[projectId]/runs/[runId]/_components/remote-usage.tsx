'use client'

/** What a sampling run asked of model servers: answers, refusals, tokens, and what that cost. */
import { useFormatter, useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useSay } from '@/app/_i18n/use-say'
import { formatDollars } from '../../../_components/dollars'
import type { RunDetail } from './use-live-run'

export function RemoteUsage({ usage }: { usage: RunDetail['remoteUsage'] }) {
  const t = useTranslations('servers')
  const say = useSay()
  const format = useFormatter()
  if (usage.length === 0) return null
  return (
    <Card className="p-0">
      <CardHead title={t('usageTitle')} className="m-0 border-b px-4 py-3" />
      <Table label={t('usageTitle')}>
        <thead>
          <tr>
            <Th>{t('model')}</Th>
            <Th>{t('usageServer')}</Th>
            <Th isNumber>{t('asked')}</Th>
            <Th isNumber>{t('failures')}</Th>
            <Th isNumber>{t('retries')}</Th>
            <Th isNumber>{t('tokensInOut')}</Th>
            <Th isNumber>{t('cost')}</Th>
          </tr>
        </thead>
        <tbody>
          {usage.map(({ remoteModel, problem, ...counts }) => (
            <Tr key={`${remoteModel.server.name}/${remoteModel.name}`}>
              <Td className="min-w-40">
                <span className="font-mono text-caption [overflow-wrap:anywhere]">{remoteModel.name}</span>
                {problem && <p className="text-caption text-danger">{say(problem)}</p>}
              </Td>
              <Td>{remoteModel.server.name}</Td>
              <Td isNumber>{format.number(counts.answers)}</Td>
              <Td isNumber>{format.number(counts.failures)}</Td>
              <Td isNumber>{format.number(counts.retries)}</Td>
              <Td isNumber className="whitespace-nowrap">
                {format.number(counts.promptTokens)} / {format.number(counts.completionTokens)}
              </Td>
              <Td isNumber>
                {counts.cost === null ? t('priceUnknown') : formatDollars(format, counts.cost)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
