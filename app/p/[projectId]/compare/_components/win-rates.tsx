'use client'

/** What blind votes say about every two models that met, with the interval, and one sentence each. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { IntervalBar } from '@/app/_components/charts/interval-bar'
import { formatShare, plural } from '@/app/_components/format'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { modelName } from '@/app/_components/ui/model-chip'
import { Segmented } from '@/app/_components/ui/tabs'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { Ratings } from './ratings'
import { WinMatrix } from './win-matrix'

type Results = ApiOutput['arena']['results']
type Pairing = Results['pairings'][number]

export function WinRates({
  projectId,
  initial,
  onPrepare,
}: {
  projectId: string
  initial: Results
  onPrepare: () => void
}) {
  const trpc = useTRPC()
  const [voters, setVoters] = useState<'people' | 'simulated'>(
    initial.votes.people === 0 && initial.votes.simulated > 0 ? 'simulated' : 'people',
  )
  const results = useQuery(
    trpc.arena.results.queryOptions(
      { projectId, voters },
      { ...(voters === 'people' && { initialData: initial }), placeholderData: (old) => old },
    ),
  )
  const pairings = results.data?.pairings ?? []
  return (
    <Card>
      <CardHead title="Blind votes" caption="win rate, 95% interval, ties count as half">
        {initial.votes.simulated > 0 && (
          <Segmented
            label="Whose votes"
            value={voters}
            onValueChange={setVoters}
            options={[
              { value: 'people', label: 'People' },
              { value: 'simulated', label: 'Simulated' },
            ]}
          />
        )}
        {pairings.length > 0 && (
          <ButtonLink size="small" href={`/desk/${projectId}/vote`}>
            Vote
          </ButtonLink>
        )}
      </CardHead>
      {pairings.length === 0 ? (
        <p className="flex flex-wrap items-center gap-3 text-ink-2 text-ui">
          No two models have met yet. Let both answer the same test prompts, then vote without seeing the
          names.
          <Button size="small" onClick={onPrepare}>
            Prepare votes
          </Button>
        </p>
      ) : (
        <>
          <ul className="flex flex-col divide-y">
            {pairings.map((pairing) => (
              <PairingRow key={`${pairing.challenger.id}/${pairing.opponent.id}`} pairing={pairing} />
            ))}
          </ul>
          {results.data && <SideCheck sides={results.data.sides} />}
          {results.data && results.data.ratings.length > 1 && (
            <div className="mt-4 grid gap-x-8 gap-y-5 border-t pt-4 lg:grid-cols-2">
              <Ratings ratings={results.data.ratings} />
              <WinMatrix pairings={pairings} ratings={results.data.ratings} />
            </div>
          )}
        </>
      )}
    </Card>
  )
}

function PairingRow({ pairing }: { pairing: Pairing }) {
  const { challenger, opponent, winRate } = pairing
  const [one, other] = [challenger, opponent].map(({ kind, version }) => modelName(kind, version))
  const total = Object.values(pairing.votes).reduce((sum, count) => sum + count, 0)
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(150px,auto)_minmax(160px,1fr)_auto]">
        <span className="text-ui">
          {one} over {other}
        </span>
        {winRate ? (
          <IntervalBar
            value={winRate.rate}
            low={winRate.low}
            high={winRate.high}
            kind={challenger.kind}
            label={`${one} over ${other}`}
          />
        ) : (
          <span className="text-ink-3 text-ui">–</span>
        )}
        <span className="whitespace-nowrap text-ink-2 text-ui tabular-nums">
          {winRate && (
            <>
              <b className="font-semibold text-ink">{formatShare(winRate.rate)}</b>{' '}
              {Math.round(winRate.low * 100)}–{Math.round(winRate.high * 100)}{' '}
            </>
          )}
          <span className="text-ink-3">{plural(total, 'vote')}</span>
        </span>
      </div>
      <p className="text-caption text-ink-2">
        {verdict(pairing, one, other, total)} {stillNeeded(pairing)} {withoutLength(pairing)}
      </p>
    </li>
  )
}

function verdict({ winRate, matches }: Pairing, one: string, other: string, votes: number): string {
  if (!winRate)
    return `${plural(matches, 'match', 'matches')} to vote on, ${plural(votes, 'vote')} so far: too few for a rate.`
  if (winRate.low > 0.5) return `${one} beats ${other}: the interval stays above 50%.`
  if (winRate.high < 0.5) return `${other} beats ${one}: the interval stays below 50%.`
  return 'No clear winner yet: the interval crosses 50%.'
}

function stillNeeded({ winRate, votesNeeded }: Pairing): string {
  if (!winRate || votesNeeded === 0) return ''
  if (votesNeeded === null) return 'They are so close that votes would hardly tell them apart.'
  return `About ${plural(votesNeeded, 'more vote')} would tell them apart, if the rate stays.`
}

/** Said only where length changes the rate by two points or more. */
function withoutLength({ winRate, lengthControlled }: Pairing): string {
  if (!winRate || !lengthControlled || Math.abs(lengthControlled.rate - winRate.rate) < 0.02) return ''
  const { rate, low, high, lengthEffect } = lengthControlled
  const who = lengthEffect > 0 ? 'longer' : 'shorter'
  return `Voters prefer ${who} answers; at equal length it would be ${formatShare(rate)} (${Math.round(low * 100)}–${Math.round(high * 100)}).`
}

/** Whether the side an answer stands on sways the votes. Sides are drawn by lot, so it cannot favour a model. */
function SideCheck({ sides }: { sides: Results['sides'] }) {
  const { left, right, share } = sides
  if (!share) return null
  const isFair = share.low <= 0.5 && share.high >= 0.5
  return (
    <p className="border-t pt-2.5 text-caption text-ink-2">
      {isFair
        ? `No sign that the side matters: the left answer won ${formatShare(share.rate)} of ${plural(left + right, 'decided vote')} (${Math.round(share.low * 100)}–${Math.round(share.high * 100)}).`
        : `Voters favour the ${share.rate > 0.5 ? 'left' : 'right'} side: the left answer won ${formatShare(share.rate)} of ${plural(left + right, 'decided vote')}. Sides are drawn by lot, so no model gains; but some votes are not about the answers.`}
    </p>
  )
}
