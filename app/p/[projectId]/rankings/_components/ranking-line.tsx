/** One person's ranking in a line: the order, how much better, what is unacceptable, the note, whether it is gold; and what
 * it said before. */
import { Ban } from 'lucide-react'
import { formatDuration } from '@/app/_components/format'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import type { ApiOutput } from '@/app/_trpc/client'
import { type Gold, GoldControl } from './gold'

type Ranking = ApiOutput['preferences']['list']['tasks'][number]['rankings'][number]
type Content = Pick<Ranking, 'tiers' | 'unacceptable' | 'degree' | 'note'>

const DEGREES: Record<number, string> = { 1: 'negligibly', 2: 'slightly', 3: 'clearly', 4: 'significantly' }

export function RankingLine({
  projectId,
  ranking,
  gold,
}: {
  projectId: string
  ranking: Ranking
  gold: Gold
}) {
  const { annotator, createdAt, activeMs, revisions } = ranking
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5">
      <Order content={ranking} />
      <span>{annotator.name}</span>
      {annotator.isSimulated && <Tag tone="outline">Simulated</Tag>}
      <span className="text-caption text-ink-3">
        <TimeAgo date={createdAt} />
        {activeMs > 0 && `, ${formatDuration(activeMs)}`}
        {ranking.guidelinesVersion !== null && `, guidelines v${ranking.guidelinesVersion}`}
      </span>
      <GoldControl
        projectId={projectId}
        ranking={{ id: ranking.id, note: ranking.note, by: annotator.name }}
        gold={gold}
      />
      <Note text={ranking.note} />
      {revisions.length > 0 && (
        <details className="basis-full">
          <summary className="inline-block rounded-control text-caption text-ink-3 hover:text-ink-2">
            {revisions.length === 1 ? 'Corrected once' : `Corrected ${revisions.length} times`}
          </summary>
          <ol className="mt-1 mb-1 flex flex-col gap-1 border-l pl-3">
            {revisions.map((earlier) => (
              <li key={earlier.revision} className="flex flex-wrap items-baseline gap-x-2.5">
                <Order content={earlier} />
                <span className="text-caption text-ink-3">
                  sent <TimeAgo date={earlier.createdAt} />
                </span>
                <Note text={earlier.note} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}

function Order({ content: { tiers, unacceptable, degree } }: { content: Content }) {
  return (
    <>
      {tiers.length > 0 && (
        <span className="font-medium text-ink tabular-nums">
          {tiers.map((tier) => tier.join(' = ')).join('  >  ')}
        </span>
      )}
      {degree !== null && <span>{DEGREES[degree]} better</span>}
      {unacceptable.length > 0 && (
        <Tag tone="danger" icon={Ban}>
          Unacceptable: {unacceptable.join(', ')}
        </Tag>
      )}
    </>
  )
}

function Note({ text }: { text: string }) {
  return text === '' ? null : <span className="basis-full text-ink-2 italic">“{text}”</span>
}
