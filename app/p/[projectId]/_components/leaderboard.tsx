/** Who did how much, where the project shows it. */
import { Card } from '@/app/_components/ui/card'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { wordsOf } from '@/app/_i18n/server'
import type { ApiOutput } from '@/app/_trpc/client'

export async function Leaderboard({ rows }: { rows: NonNullable<ApiOutput['projects']['leaderboard']> }) {
  const t = await wordsOf('home')
  return (
    <Card className="flex flex-col gap-2 p-5">
      <h2>{t('board.title')}</h2>
      <p className="text-ink-2 text-ui">{rows.length > 0 ? t('board.description') : t('board.empty')}</p>
      {rows.length > 0 && (
        <Table label={t('board.title')}>
          <thead>
            <Tr>
              <Th>{t('board.name')}</Th>
              <Th isNumber>{t('board.week')}</Th>
              <Th isNumber>{t('board.total')}</Th>
            </Tr>
          </thead>
          <tbody>
            {rows.map(({ name, isMe, week, total }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
              <Tr key={place}>
                <Td className={isMe ? 'font-medium' : undefined}>{isMe ? t('board.you', { name }) : name}</Td>
                <Td isNumber>{week}</Td>
                <Td isNumber>{total}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
