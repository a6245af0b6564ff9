'use client'

/** What a look through all prompts found: near-duplicates, personal data, held-out texts; each is answered by a person. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks, ScanSearch } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { formatCount } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ProgressBar } from '@/app/_components/ui/progress'
import { Segmented } from '@/app/_components/ui/segmented'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { FindingKind } from '@/server/schemas/screening'
import { FindingRow } from './finding-row'
import { HeldOutDialog } from './held-out-dialog'

const POLL_MS = 1000
const KINDS: { kind: FindingKind; label: string; none: string }[] = [
  { kind: 'duplicate', label: 'Near-duplicates', none: 'No two prompts say nearly the same.' },
  { kind: 'personal', label: 'Personal data', none: 'No e-mail address, phone, PESEL or card number.' },
  { kind: 'heldOut', label: 'Held out', none: 'No prompt holds a text of the held-out lists.' },
]

export function Findings({ projectId, canScreen }: { projectId: string; canScreen: boolean }) {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [chosen, setKind] = useState<FindingKind | null>(null)
  const [isListing, setIsListing] = useState(false)
  const { data: state } = useQuery(
    trpc.screening.state.queryOptions(
      { projectId },
      {
        refetchInterval: ({ state: { data } }) =>
          data?.screening?.status === 'waiting' || data?.screening?.status === 'running' ? POLL_MS : false,
      },
    ),
  )
  const kind = chosen ?? KINDS.find((one) => state && state.open[one.kind] > 0)?.kind ?? 'duplicate'
  const { data: findings = [] } = useQuery({
    ...trpc.screening.findings.queryOptions({ projectId, kind }),
    enabled: state !== undefined && state.open[kind] > 0,
    placeholderData: keepPreviousData,
  })
  const start = useMutation(
    trpc.screening.start.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.screening.pathFilter()),
      onError: ({ message }) => toast({ tone: 'danger', message }),
    }),
  )
  const screening = state?.screening ?? null
  const isUnderWay = screening?.status === 'waiting' || screening?.status === 'running'
  const was = useRef(isUnderWay)
  useEffect(() => {
    if (was.current && !isUnderWay) void queries.invalidateQueries(trpc.screening.pathFilter())
    was.current = isUnderWay
  }, [isUnderWay, queries, trpc])
  if (!state || (!canScreen && !screening)) return null
  const open = state.open[kind]
  return (
    <Card>
      <CardHead
        title="Findings"
        caption={
          screening?.finishedAt ? (
            <>
              Looked through {formatCount(screening.looked)} prompts <TimeAgo date={screening.finishedAt} />
            </>
          ) : (
            'Near-duplicates, personal data, held-out texts'
          )
        }
      >
        {canScreen && (
          <>
            <Button size="small" icon={ListChecks} onClick={() => setIsListing(true)}>
              Held-out lists
            </Button>
            <Button
              size="small"
              icon={ScanSearch}
              busy={(start.isPending || isUnderWay) && 'Looking'}
              onClick={() => start.mutate({ projectId })}
            >
              Look through all prompts
            </Button>
          </>
        )}
      </CardHead>
      {isUnderWay && (
        <ProgressBar
          value={screening.looked}
          total={Math.max(1, screening.total)}
          label="Prompts looked through"
          tone="info"
        />
      )}
      {screening?.status === 'failed' && <p className="text-danger text-ui">{screening.outcome}</p>}
      {screening?.status === 'done' && (
        <>
          <Segmented
            label="Kind of finding"
            value={kind}
            onValueChange={setKind}
            className="max-sm:w-full max-sm:flex-col"
            options={KINDS.map((one) => ({
              value: one.kind,
              label: `${one.label} ${formatCount(state.open[one.kind])}`,
            }))}
          />
          {open === 0 ? (
            <p className="mt-3 text-ink-2 text-ui">{KINDS.find((one) => one.kind === kind)?.none}</p>
          ) : (
            <ul className="mt-1 flex flex-col divide-y">
              {findings.map((finding) => (
                <FindingRow
                  key={finding.id}
                  projectId={projectId}
                  finding={finding}
                  kind={kind}
                  canRedact={canScreen}
                />
              ))}
            </ul>
          )}
          {open > findings.length && findings.length > 0 && (
            <p className="mt-2 text-caption text-ink-3">
              {formatCount(findings.length)} are shown; the others follow as these are answered.
            </p>
          )}
        </>
      )}
      <HeldOutDialog projectId={projectId} open={isListing} onOpenChange={setIsListing} />
    </Card>
  )
}
