/** One prompt: its answers from best to worst with stars ± standard error, the simple conversion, and who ranked what. */
import { Ban, CircleHelp, Flag, Highlighter } from 'lucide-react'
import { Stars } from '@/app/_components/charts/stars'
import { plural } from '@/app/_components/format'
import { Card } from '@/app/_components/ui/card'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import { rank } from '@/app/_i18n/en/rank'
import type { ApiOutput } from '@/app/_trpc/client'
import { RankingLine } from './ranking-line'

type Task = ApiOutput['preferences']['list']['tasks'][number]
type Completion = Task['completions'][number]

/** As the desk says them. */
const FLAGS: Record<string, string> = rank.flags
const REASONS = rank.marks.reasons

export function RankedPrompt({ task }: { task: Task }) {
  return (
    <Card className="p-0">
      <div className="px-4 pt-3.5 pb-2.5">
        <div className="mb-1 flex flex-wrap items-center gap-2 text-caption text-ink-3 tabular-nums">
          <Tag>{task.prompt.taskType}</Tag>
          <Tag>{task.prompt.split}</Tag>
          <span>
            {plural(task.rankings.length, 'ranking')} of {task.overlap}
          </span>
          {task.tau !== null && <span>Kendall τ-b {task.tau.toFixed(2)}</span>}
        </div>
        <h2 className="max-w-[90ch] whitespace-pre-wrap font-normal text-read [overflow-wrap:anywhere]">
          {task.prompt.text}
        </h2>
      </div>
      <Table label={`Answers to: ${task.prompt.text.slice(0, 60)}`} className="min-w-[760px]">
        <thead>
          <Tr>
            <Th className="w-10">
              <span className="sr-only">Letter</span>
            </Th>
            <Th>Answer</Th>
            <Th className="w-28">Model</Th>
            <Th className="w-52">Stars ± standard error</Th>
            <Th isNumber className="w-44">
              Simple: first 5, last 0
            </Th>
          </Tr>
        </thead>
        <tbody>
          {task.completions.map((completion) => (
            <AnswerRow key={completion.id} completion={completion} />
          ))}
        </tbody>
      </Table>
      <ul className="flex flex-col gap-1 border-t px-4 py-2.5 text-ink-2 text-ui">
        {task.rankings.map((ranking) => (
          <RankingLine key={ranking.id} ranking={ranking} />
        ))}
      </ul>
    </Card>
  )
}

function AnswerRow({ completion }: { completion: Completion }) {
  const { letter, text, model, stars, flags, unacceptable, marks } = completion
  const counted = [...new Set(flags)].map((flag) => ({
    flag,
    count: flags.filter((other) => other === flag).length,
  }))
  return (
    <Tr>
      <Td className="align-top font-semibold">{letter}</Td>
      <Td className="align-top">
        <p className="line-clamp-4 max-w-[74ch] whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        {(counted.length > 0 || unacceptable > 0) && (
          <span className="mt-1 flex flex-wrap gap-1">
            {unacceptable > 0 && (
              <Tag tone="danger" icon={Ban}>
                Unacceptable
                {unacceptable > 1 && ` ×${unacceptable}`}
              </Tag>
            )}
            {counted.map(({ flag, count }) => (
              <Tag key={flag} tone="danger" icon={Flag}>
                {FLAGS[flag] ?? flag}
                {count > 1 && ` ×${count}`}
              </Tag>
            ))}
          </span>
        )}
        <Marks marks={marks} />
      </Td>
      <Td className="align-top">
        {model ? <ModelChip kind={model.kind} version={model.version} isPlain /> : 'Imported'}
      </Td>
      <Td className="align-top">
        <Stars mean={stars?.stars ?? null} standardError={stars?.standardError} />
        {stars && !stars.isDetermined && (
          <Tag tone="warn" icon={CircleHelp} className="mt-1">
            Undetermined: people disagree evenly
          </Tag>
        )}
      </Td>
      <Td isNumber className="align-top text-ink-2">
        {stars ? stars.simpleStars.toFixed(1) : '–'}
      </Td>
    </Tr>
  )
}

/** Passages that people marked as wrong, in the order of the text. */
function Marks({ marks }: { marks: Completion['marks'] }) {
  if (marks.length === 0) return null
  return (
    <ul aria-label="Marked as wrong" className="mt-1.5 flex max-w-[74ch] flex-col gap-0.5 text-ui">
      {marks.map(({ start, quote, reason, note, by }) => (
        <li key={`${start} ${quote.length} ${by}`} className="flex items-baseline gap-1.5">
          <Highlighter aria-hidden className="size-3.5 shrink-0 self-center text-danger" strokeWidth={1.75} />
          <span className="min-w-0">
            <mark className="[overflow-wrap:anywhere]">{quote}</mark>{' '}
            <span className="text-ink-2">
              {REASONS[reason]}
              {note && `: ${note}`}
            </span>{' '}
            <span className="text-caption text-ink-3">{by}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
