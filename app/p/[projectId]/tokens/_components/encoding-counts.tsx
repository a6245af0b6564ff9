'use client'

/** The same text counted under every encoding. Fetches all ranks (about 5 MB), so only when asked. */
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '@/app/_components/format'
import { ENCODINGS, loadEncoding } from '@/app/_components/tokens/encodings'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'

export function EncodingCounts({
  text,
  fetchStarter,
}: {
  text: string
  fetchStarter: () => Promise<string>
}) {
  const [isAsked, setIsAsked] = useState(false)
  const encodings = useQueries({
    queries: ENCODINGS.map(({ id }) => ({
      queryKey: ['encoding', id],
      queryFn: () => loadEncoding(id, fetchStarter),
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      enabled: isAsked,
    })),
  })
  const counts = encodings.map(({ data }) => (data && isAsked ? data.encode(text).length : null))
  const most = Math.max(1, ...counts.map((count) => count ?? 0))
  return (
    <Card className="xl:col-span-2">
      <CardHead
        title="The same text in every encoding"
        caption="fewer tokens for the same text: a larger vocabulary"
        className="mb-0"
      >
        {!isAsked && (
          <Button size="small" onClick={() => setIsAsked(true)}>
            Count in all
          </Button>
        )}
      </CardHead>
      {isAsked && (
        <dl className="mt-3 grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-2 text-ui tabular-nums">
          {ENCODINGS.map(({ id, label }, index) => {
            const count = counts[index]
            return (
              <div key={id} className="contents">
                <dt className="text-ink-2">{label}</dt>
                <dd aria-hidden className="h-1.5 overflow-hidden rounded-[3px] bg-hover">
                  <div
                    className="h-full rounded-[3px] bg-ink-3"
                    style={{ width: `${(100 * (count ?? 0)) / most}%` }}
                  />
                </dd>
                <dd className="text-right">
                  {count !== null ? formatCount(count) : encodings[index].error ? 'not available' : '…'}
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </Card>
  )
}
