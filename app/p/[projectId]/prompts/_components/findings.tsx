'use client'

/**
 * What looks through prompts found, by themselves after an import or because an admin asked: near-duplicates, personal data,
 * held-out texts; each is answered by a person, while a look is under way too.
 */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks, ScanSearch } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ProgressBar } from '@/app/_components/ui/progress'
import { Segmented } from '@/app/_components/ui/segmented'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { FINDING_KINDS, type FindingKind } from '@/server/schemas/screening'
import { FindingRow } from './finding-row'
import { HeldOutDialog } from './held-out-dialog'

const POLL_MS = 1000

export function Findings({ projectId, canScreen }: { projectId: string; canScreen: boolean }) {
  const t = useTranslations('prompts')
  const say = useSay()
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
  const screening = state?.screening ?? null
  const isUnderWay = screening?.status === 'waiting' || screening?.status === 'running'
  const kind = chosen ?? FINDING_KINDS.find((one) => state && state.open[one] > 0) ?? 'duplicate'
  const { data: findings = [] } = useQuery({
    ...trpc.screening.findings.queryOptions({ projectId, kind }),
    enabled: state !== undefined && state.open[kind] > 0,
    placeholderData: keepPreviousData,
    refetchInterval: isUnderWay ? 2 * POLL_MS : false,
  })
  const start = useMutation(
    trpc.screening.start.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.screening.pathFilter()),
      onError: ({ message }) => toast({ tone: 'danger', message }),
    }),
  )
  const was = useRef(isUnderWay)
  useEffect(() => {
    if (was.current && !isUnderWay) void queries.invalidateQueries(trpc.screening.pathFilter())
    was.current = isUnderWay
  }, [isUnderWay, queries, trpc])
  if (!state || (!canScreen && !screening)) return null
  const open = state.open[kind]
  const hasLooked = screening?.status === 'done' || FINDING_KINDS.some((one) => state.open[one] > 0)
  return (
    <Card>
      <CardHead
        title={t('findings.title')}
        caption={
          screening?.finishedAt ? (
            <>
              {t(screening.onlyNew ? 'findings.lookedNew' : 'findings.looked', { count: screening.looked })}{' '}
              <TimeAgo date={screening.finishedAt} />
            </>
          ) : (
            t('findings.about')
          )
        }
      >
        {canScreen && (
          <>
            <Button size="small" icon={ListChecks} onClick={() => setIsListing(true)}>
              {t('heldOut.title')}
            </Button>
            <Button
              size="small"
              icon={ScanSearch}
              busy={(start.isPending || isUnderWay) && t('findings.looking')}
              onClick={() => start.mutate({ projectId })}
            >
              {t('findings.look')}
            </Button>
          </>
        )}
      </CardHead>
      {isUnderWay && (
        <ProgressBar
          value={screening.looked}
          total={Math.max(1, screening.total)}
          label={t('findings.progress')}
          tone="info"
        />
      )}
      {screening?.status === 'failed' && (
        <p className="text-danger text-ui">{screening.outcome && say(screening.outcome)}</p>
      )}
      {hasLooked && (
        <>
          <Segmented
            label={t('findings.kind')}
            value={kind}
            onValueChange={setKind}
            className="max-sm:w-full max-sm:flex-col"
            options={FINDING_KINDS.map((one) => ({
              value: one,
              label: t(`findings.kinds.${one}`, { count: state.open[one] }),
            }))}
          />
          {open === 0 ? (
            <p className="mt-3 text-ink-2 text-ui">{t(`findings.none.${kind}`)}</p>
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
            <p className="mt-2 text-caption text-ink-3">{t('findings.shown', { count: findings.length })}</p>
          )}
        </>
      )}
      <HeldOutDialog projectId={projectId} open={isListing} onOpenChange={setIsListing} />
    </Card>
  )
}
