/** One prompt: its answers from best to worst with stars ± standard error, the simple conversion, and who ranked what. */
import { Ban, CircleHelp, Flag, Gauge, Highlighter } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { aspectInWords } from '@/app/_components/annotation/aspect-words'
import { Stars } from '@/app/_components/charts/stars'
import { Card } from '@/app/_components/ui/card'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'
import type { Aspect } from '@/server/schemas/aspect'
import { RankingLine } from './ranking-line'

type Task = ApiOutput['preferences']['list']['tasks'][number]
type Completion = Task['completions'][number]

export function RankedPrompt({
  projectId,
  task,
  aspects,
}: {
  projectId: string
  task: Task
  aspects: readonly Aspect[]
}) {
  const t = useTranslations('rankings')
  const f = useFormats()
  return (
    <Card className="p-0">
      <div className="px-4 pt-3.5 pb-2.5">
        <div className="mb-1 flex flex-wrap items-center gap-2 text-caption text-ink-3 tabular-nums">
          <Tag>{task.prompt.taskType}</Tag>
          <Tag>{task.prompt.split}</Tag>
          <span>{t('ofOverlap', { count: task.rankings.length, overlap: task.overlap })}</span>
          {task.tau !== null && <span>{t('tau', { tau: f.decimal(task.tau, 2) })}</span>}
        </div>
        <h2 className="max-w-[90ch] whitespace-pre-wrap font-normal text-read [overflow-wrap:anywhere]">
          {task.prompt.text}
        </h2>
      </div>
      <Table label={t('answersTo', { prompt: task.prompt.text.slice(0, 60) })} className="min-w-[760px]">
        <thead>
          <Tr>
            <Th className="w-10">
              <span className="sr-only">{t('letter')}</span>
            </Th>
            <Th>{t('answer')}</Th>
            <Th className="w-28">{t('model')}</Th>
            <Th className="w-52">{t('starsHead')}</Th>
            <Th isNumber className="w-44">
              {t('simple')}
            </Th>
          </Tr>
        </thead>
        <tbody>
          {task.completions.map((completion) => (
            <AnswerRow key={completion.id} completion={completion} aspects={aspects} />
          ))}
        </tbody>
      </Table>
      <ul className="flex flex-col gap-1 border-t px-4 py-2.5 text-ink-2 text-ui">
        {task.rankings.map((ranking) => (
          <RankingLine key={ranking.id} projectId={projectId} ranking={ranking} gold={task.gold} />
        ))}
      </ul>
    </Card>
  )
}

function AnswerRow({ completion, aspects }: { completion: Completion; aspects: readonly Aspect[] }) {
  const t = useTranslations('rankings')
  const f = useFormats()
  const tAspects = useTranslations('aspects')
  const { letter, text, model, stars, flags, unacceptable, marks } = completion
  const counted = [...new Set(flags)].map((flag) => ({
    flag,
    count: flags.filter((other) => other === flag).length,
  }))
  const nameOf = (kind: Aspect['kind'], code: string) => {
    const known = aspects.find((aspect) => aspect.kind === kind && aspect.code === code)
    return known ? aspectInWords(known, tAspects).label : code
  }
  const codes = aspects.flatMap(({ kind, code }) => (kind === 'rating' ? code : []))
  // In the order of the desk; those of an import, which it does not know, come first.
  const ratings = Object.entries(completion.ratings).sort(
    ([one], [other]) => codes.indexOf(one) - codes.indexOf(other),
  )
  return (
    <Tr>
      <Td className="align-top font-semibold">{letter}</Td>
      <Td className="align-top">
        <p className="line-clamp-4 max-w-[74ch] whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        {(counted.length > 0 || unacceptable > 0 || ratings.length > 0) && (
          <span className="mt-1 flex flex-wrap gap-1">
            {unacceptable > 0 && (
              <Tag tone="danger" icon={Ban}>
                {t('unacceptable')}
                {unacceptable > 1 && ` ×${unacceptable}`}
              </Tag>
            )}
            {counted.map(({ flag, count }) => (
              <Tag key={flag} tone="danger" icon={Flag}>
                {nameOf('flag', flag)}
                {count > 1 && ` ×${count}`}
              </Tag>
            ))}
            {ratings.map(([code, values]) => (
              <Tag key={code} icon={Gauge}>
                {nameOf('rating', code)} {meanOf(values, f)}
              </Tag>
            ))}
          </span>
        )}
        <Marks marks={marks} />
      </Td>
      <Td className="align-top">
        {model ? <ModelChip kind={model.kind} version={model.version} isPlain /> : t('imported')}
      </Td>
      <Td className="align-top">
        <Stars mean={stars?.stars ?? null} standardError={stars?.standardError} />
        {stars && !stars.isDetermined && (
          <Tag tone="warn" icon={CircleHelp} className="mt-1">
            {t('evenly')}
          </Tag>
        )}
      </Td>
      <Td isNumber className="align-top text-ink-2">
        {stars ? f.decimal(stars.simpleStars, 1) : '–'}
      </Td>
    </Tr>
  )
}

/** "5" of one person; "5.3 (3)" of three. */
function meanOf(values: readonly number[], f: Formats): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.length === 1 ? String(mean) : `${f.decimal(mean, 1)} (${values.length})`
}

/** Passages that people marked as wrong, in the order of the text. */
function Marks({ marks }: { marks: Completion['marks'] }) {
  const t = useTranslations('rankings')
  const tRank = useTranslations('rank')
  if (marks.length === 0) return null
  return (
    <ul aria-label={t('wrong')} className="mt-1.5 flex max-w-[74ch] flex-col gap-0.5 text-ui">
      {marks.map(({ start, quote, reason, note, by }) => (
        <li key={`${start} ${quote.length} ${by}`} className="flex items-baseline gap-1.5">
          <Highlighter aria-hidden className="size-3.5 shrink-0 self-center text-danger" strokeWidth={1.75} />
          <span className="min-w-0">
            <mark className="[overflow-wrap:anywhere]">{quote}</mark>{' '}
            <span className="text-ink-2">
              {tRank(`marks.reasons.${reason}`)}
              {note && `: ${note}`}
            </span>{' '}
            <span className="text-caption text-ink-3">{by}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
