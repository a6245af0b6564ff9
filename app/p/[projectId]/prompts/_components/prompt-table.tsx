'use client'

import Link from 'next/link'
/** Prompts as a table, on phones as a list. An admin ticks those to change. */
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import type { ApiOutput } from '@/app/_trpc/client'

type Row = ApiOutput['prompts']['list']['rows'][number]

export interface PromptRowsProps {
  projectId: string
  rows: Row[]
  /** Null for people who change nothing. */
  choice: { has(id: string): boolean; toggle(ids: string[], isOn: boolean): void } | null
}

export function PromptTable({ projectId, rows, choice }: PromptRowsProps) {
  const t = useTranslations('prompts')
  const ticked = choice ? rows.filter(({ id }) => choice.has(id)).length : 0
  return (
    <Table label={t('title')} className="table-fixed">
      <thead>
        <tr>
          {choice && (
            <Th className="w-9 pr-0">
              <Checkbox
                aria-label={t('choice.shown')}
                checked={ticked === 0 ? false : ticked === rows.length ? true : 'indeterminate'}
                onCheckedChange={(isOn) =>
                  choice.toggle(
                    rows.map(({ id }) => id),
                    isOn === true,
                  )
                }
              />
            </Th>
          )}
          <Th>{t('table.prompt')}</Th>
          <Th className="w-52">{t('table.tags')}</Th>
          <Th className="w-24">{t('split')}</Th>
          <Th isNumber className="w-32">
            {t('table.demonstrations')}
          </Th>
          <Th isNumber className="w-24">
            {t('table.answers')}
          </Th>
          <Th isNumber className="w-20">
            {t('table.tasks')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id} className="relative" isSelected={choice?.has(row.id)}>
            {choice && (
              // Above the link, which covers its row.
              <Td className="relative z-10 pr-0">
                <Tick row={row} choice={choice} />
              </Td>
            )}
            <Td className="truncate">
              <Link
                href={`/p/${projectId}/prompts/${row.id}`}
                className="after:absolute after:inset-0 hover:underline"
                title={row.text}
                lang={row.language}
                dir="auto"
              >
                {row.text}
              </Link>
            </Td>
            <Td>
              <span className="flex gap-1 overflow-hidden">
                <Marks row={row} />
              </span>
            </Td>
            <Td className="text-ink-2">{t(`splitNames.${row.split}`)}</Td>
            <Td isNumber>{row.demonstrations || '–'}</Td>
            <Td isNumber>{row.completions || '–'}</Td>
            <Td isNumber>{row.rankingTasks || '–'}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

export function PromptCards({ projectId, rows, choice }: PromptRowsProps) {
  const t = useTranslations('prompts')
  return (
    <ul className="divide-y">
      {rows.map((row) => (
        <li key={row.id} className="flex items-start gap-3 px-4 py-3">
          {choice && (
            <span className="flex h-6 items-center">
              <Tick row={row} choice={choice} />
            </span>
          )}
          <Link
            href={`/p/${projectId}/prompts/${row.id}`}
            className="flex min-w-0 flex-1 flex-col gap-1.5 [overflow-wrap:anywhere]"
          >
            <span className="line-clamp-4" lang={row.language} dir="auto">
              {row.text}
            </span>
            <span className="flex flex-wrap gap-2">
              <Marks row={row} />
              <Tag tone="outline">{t(`splitNames.${row.split}`)}</Tag>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Tick({ row, choice }: { row: Row; choice: NonNullable<PromptRowsProps['choice']> }) {
  const t = useTranslations('prompts')
  return (
    <Checkbox
      aria-label={t('choice.one', { text: row.text.slice(0, 60) })}
      checked={choice.has(row.id)}
      onCheckedChange={(isOn) => choice.toggle([row.id], isOn === true)}
    />
  )
}

function Marks({ row }: { row: Row }) {
  const t = useTranslations('prompts')
  return (
    <>
      <Tag>{row.taskType}</Tag>
      {row.language !== 'en' && <Tag tone="outline">{row.language.toUpperCase()}</Tag>}
      {row.withdrawnAt && <Tag tone="warn">{t('withdrawn')}</Tag>}
      {row.tags.map((tag) => (
        <Tag key={tag} tone="outline">
          {tag}
        </Tag>
      ))}
    </>
  )
}
