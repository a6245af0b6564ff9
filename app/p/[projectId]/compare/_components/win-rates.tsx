'use client'

/** What blind votes say about every two models that met, with the interval, and one sentence each. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IntervalBar } from '@/app/_components/charts/interval-bar'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { modelName } from '@/app/_components/ui/model-chip'
import { Segmented } from '@/app/_components/ui/segmented'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
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
  const t = useTranslations('arena')
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
      <CardHead title={t('title')} caption={t('caption')}>
        {initial.votes.simulated > 0 && (
          <Segmented
            label={t('whose')}
            value={voters}
            onValueChange={setVoters}
            options={[
              { value: 'people', label: t('people') },
              { value: 'simulated', label: t('simulated') },
            ]}
          />
        )}
        {pairings.length > 0 && (
          <ButtonLink size="small" href={`/desk/${projectId}/vote`}>
            {t('vote')}
          </ButtonLink>
        )}
      </CardHead>
      {pairings.length === 0 ? (
        <p className="flex flex-wrap items-center gap-3 text-ink-2 text-ui">
          {t('nothing')}
          <Button size="small" onClick={onPrepare}>
            {t('prepare')}
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
  const t = useTranslations('arena')
  const f = useFormats()
  const { challenger, opponent, winRate } = pairing
  const [one, other] = [challenger, opponent].map(({ kind, version }) => modelName(kind, version))
  const total = Object.values(pairing.votes).reduce((sum, count) => sum + count, 0)
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(150px,auto)_minmax(160px,1fr)_auto]">
        <span className="text-ui">{t('over', { one, other })}</span>
        {winRate ? (
          <IntervalBar
            value={winRate.rate}
            low={winRate.low}
            high={winRate.high}
            kind={challenger.kind}
            label={t('over', { one, other })}
          />
        ) : (
          <span className="text-ink-3 text-ui">–</span>
        )}
        <span className="whitespace-nowrap text-ink-2 text-ui tabular-nums">
          {winRate && (
            <>
              <b className="font-semibold text-ink">{f.share(winRate.rate)}</b> {percent(winRate.low)}–
              {percent(winRate.high)}{' '}
            </>
          )}
          <span className="text-ink-3">{t('votes', { count: total })}</span>
        </span>
      </div>
      <p className="text-caption text-ink-2">
        {verdict(t, pairing, one, other, total)} {stillNeeded(t, pairing)} {withoutLength(t, f, pairing)}
      </p>
    </li>
  )
}

type T = Words<'arena'>

function verdict(t: T, { winRate, matches }: Pairing, one: string, other: string, votes: number): string {
  if (!winRate) return t('tooFew', { matches, votes })
  if (winRate.low > 0.5) return t('beats', { one, other })
  if (winRate.high < 0.5) return t('beatenBy', { one: other, other: one })
  return t('unclear')
}

function stillNeeded(t: T, { winRate, votesNeeded }: Pairing): string {
  if (!winRate || votesNeeded === 0) return ''
  return votesNeeded === null ? t('tooClose') : t('needed', { count: votesNeeded })
}

const percent = (share: number) => String(Math.round(share * 100))

/** Said only where length changes the rate by two points or more. */
function withoutLength(t: T, f: Formats, { winRate, lengthControlled }: Pairing): string {
  if (!winRate || !lengthControlled || Math.abs(lengthControlled.rate - winRate.rate) < 0.02) return ''
  const { rate, low, high, lengthEffect } = lengthControlled
  return t(lengthEffect > 0 ? 'withoutLonger' : 'withoutShorter', {
    rate: f.share(rate),
    low: percent(low),
    high: percent(high),
  })
}

/** Whether the side an answer stands on sways the votes. Sides are drawn by lot, so it cannot favour a model. */
function SideCheck({ sides }: { sides: Results['sides'] }) {
  const t = useTranslations('arena')
  const f = useFormats()
  const { left, right, share } = sides
  if (!share) return null
  const isFair = share.low <= 0.5 && share.high >= 0.5
  const [rate, count] = [f.share(share.rate), left + right]
  return (
    <p className="border-t pt-2.5 text-caption text-ink-2">
      {isFair
        ? t('sideFair', { rate, count, low: percent(share.low), high: percent(share.high) })
        : t(share.rate > 0.5 ? 'sideLeft' : 'sideRight', { rate, count })}
    </p>
  )
}
