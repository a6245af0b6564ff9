/** Four figures about all rankings, each with the sentence that says what it means. */
import { formatCount, formatShare, plural } from '@/app/_components/format'
import type { ApiOutput } from '@/app/_trpc/client'

type Figures = ApiOutput['preferences']['summary']

export function Summary({ summary }: { summary: Figures }) {
  const { rankings, simulated, annotators, comparisons, ties, agreement, undetermined, firstShown } = summary
  return (
    <dl className="grid grid-cols-4 divide-x rounded-card border bg-surface max-lg:grid-cols-2 max-lg:gap-y-3 max-lg:divide-x-0 max-lg:py-3 max-sm:grid-cols-1">
      <Figure name="Rankings" value={formatCount(rankings)}>
        {plural(annotators, 'annotator')}
        {simulated > 0 && `, ${formatCount(simulated)} by simulated ones`}
      </Figure>
      <Figure name="Comparisons" value={formatCount(comparisons)}>
        {comparisons > 0 && `${formatShare(ties / comparisons)} of them ties`}
      </Figure>
      <Figure name="Agreement" value={agreement ? formatShare(agreement.share) : '–'}>
        {agreement
          ? `of ${plural(agreement.pairs, 'pair')} judged by two people; chance is about 50%`
          : 'Needs prompts ranked by two people: set overlap to 2 when sampling.'}
      </Figure>
      <Figure name="First shown is best" value={firstShown ? formatShare(firstShown.share) : '–'}>
        {firstShown && positionSentence(firstShown)}
        {undetermined > 0 && ` ${plural(undetermined, 'answer')} left undetermined.`}
      </Figure>
    </dl>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col px-4 py-3 max-lg:py-0">
      <dt className="text-caption text-ink-3">{name}</dt>
      <dd className="font-semibold text-title tabular-nums">{value}</dd>
      <dd className="text-caption text-ink-2">{children}</dd>
    </div>
  )
}

function positionSentence({ low, high, expected }: NonNullable<Figures['firstShown']>): string {
  const range = `${formatShare(expected)} by chance`
  if (low > expected) return `${range}: people may favour what they see first.`
  if (high < expected) return `${range}: people may favour what they see last.`
  return `${range}: no sign that the position matters.`
}
