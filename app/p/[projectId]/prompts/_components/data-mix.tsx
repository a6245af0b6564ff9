'use client'

/** What the prompts are made of: each set with its source, licence, share and tokens, as papers describe their data. */
import Link from 'next/link'
import { formatCount, formatShare } from '@/app/_components/format'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import type { ApiOutput } from '@/app/_trpc/client'

type PromptSet = ApiOutput['prompts']['summary']['sets'][number]

export function DataMix({ projectId, sets }: { projectId: string; sets: PromptSet[] }) {
  if (sets.length === 0) return null
  const prompts = sets.reduce((sum, set) => sum + set.prompts, 0)
  const tokens = sets.reduce((sum, { statistics }) => sum + (statistics?.starterTokens.total ?? 0), 0)
  const isCounted = tokens > 0
  return (
    <Card className="p-0">
      <CardHead
        title="Data mix"
        caption={
          isCounted
            ? 'Tokens as the starter model reads them, and as GPT-4o does (o200k); counted at the latest look'
            : 'A look through all prompts counts the tokens'
        }
        className="px-4 pt-4"
      />
      <Table label="Data mix">
        <thead>
          <tr>
            <Th>Prompt set</Th>
            <Th>Source</Th>
            <Th>Licence</Th>
            <Th isNumber>Prompts</Th>
            <Th isNumber>Share</Th>
            {isCounted && (
              <>
                <Th isNumber>Tokens</Th>
                <Th isNumber>Share</Th>
                <Th isNumber>o200k</Th>
                <Th isNumber title="Half of the prompts have at most so many tokens">
                  Median
                </Th>
                <Th isNumber title="95 of 100 prompts have at most so many tokens">
                  95%
                </Th>
                <Th isNumber>Longest</Th>
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
              <Td isNumber>{formatCount(set.prompts)}</Td>
              <Td isNumber>{prompts > 0 ? formatShare(set.prompts / prompts) : '–'}</Td>
              {isCounted && <Counted set={set} tokens={tokens} />}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Counted({ set: { statistics }, tokens }: { set: PromptSet; tokens: number }) {
  const { starterTokens, o200kTokens } = statistics ?? {}
  const cells = [
    starterTokens && formatCount(starterTokens.total),
    starterTokens && formatShare(starterTokens.total / tokens),
    o200kTokens && formatCount(o200kTokens.total),
    starterTokens && formatCount(starterTokens.median),
    starterTokens && formatCount(starterTokens.p95),
    starterTokens && formatCount(starterTokens.longest),
  ]
  return cells.map((value, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: columns are fixed in place
    <Td key={i} isNumber>
      {value ?? '–'}
    </Td>
  ))
}
