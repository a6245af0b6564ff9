'use client'

/** What the prompts are made of: each set with its source, licence, share and tokens, as papers describe their data. */
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import type { ApiOutput } from '@/app/_trpc/client'

const PERCENT = { style: 'percent' } as const

type PromptSet = ApiOutput['prompts']['summary']['sets'][number]

export function DataMix({ projectId, sets }: { projectId: string; sets: PromptSet[] }) {
  const t = useTranslations('prompts')
  const format = useFormatter()
  if (sets.length === 0) return null
  const prompts = sets.reduce((sum, set) => sum + set.prompts, 0)
  const tokens = sets.reduce((sum, { statistics }) => sum + (statistics?.starterTokens.total ?? 0), 0)
  const isCounted = tokens > 0
  return (
    <Card className="p-0">
      <CardHead
        title={t('mix.title')}
        caption={isCounted ? t('mix.counted') : t('mix.uncounted')}
        className="px-4 pt-4"
      />
      <Table label={t('mix.title')}>
        <thead>
          <tr>
            <Th>{t('promptSet')}</Th>
            <Th>{t('source')}</Th>
            <Th>{t('licence')}</Th>
            <Th isNumber>{t('title')}</Th>
            <Th isNumber>{t('mix.share')}</Th>
            {isCounted && (
              <>
                <Th isNumber>{t('mix.tokens')}</Th>
                <Th isNumber>{t('mix.share')}</Th>
                <Th isNumber>o200k</Th>
                <Th isNumber title={t('mix.medianHint')}>
                  {t('mix.median')}
                </Th>
                <Th isNumber title={t('mix.p95Hint')}>
                  95%
                </Th>
                <Th isNumber>{t('mix.longest')}</Th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {sets.map((set) => (
            <Tr key={set.id}>
              <Td className="min-w-40 font-medium" title={set.description}>
                <Link className="hover:underline" href={`/p/${projectId}/prompts/sets/${set.id}`}>
                  {set.name}
                </Link>
              </Td>
              <Td className="text-ink-2">{set.source || '–'}</Td>
              <Td className="text-ink-2">{set.licence || '–'}</Td>
              <Td isNumber>{format.number(set.prompts)}</Td>
              <Td isNumber>{prompts > 0 ? format.number(set.prompts / prompts, PERCENT) : '–'}</Td>
              {isCounted && <Counted set={set} tokens={tokens} />}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Counted({ set: { statistics }, tokens }: { set: PromptSet; tokens: number }) {
  const format = useFormatter()
  const { starterTokens, o200kTokens } = statistics ?? {}
  const cells = [
    starterTokens && format.number(starterTokens.total),
    starterTokens && format.number(starterTokens.total / tokens, PERCENT),
    o200kTokens && format.number(o200kTokens.total),
    starterTokens && format.number(starterTokens.median),
    starterTokens && format.number(starterTokens.p95),
    starterTokens && format.number(starterTokens.longest),
  ]
  return cells.map((value, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns are fixed in place
    <Td key={i} isNumber>
      {value ?? '–'}
    </Td>
  ))
}
