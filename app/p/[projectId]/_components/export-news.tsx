'use client'

/** Tells somebody, wherever in the project they are, that an export of theirs is ready or could not be written. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import { exportFileHref } from './export-file-href'

const LOOK_AGAIN_MS = 3000

export function ExportNews({ projectId }: { projectId: string }) {
  const t = useTranslations('exports')
  const trpc = useTRPC()
  const toast = useToast()
  const router = useRouter()
  const told = useRef(new Set<string>())
  const { data } = useQuery(
    trpc.exports.news.queryOptions(
      { projectId },
      { refetchInterval: ({ state }) => (state.data?.underWay ? LOOK_AGAIN_MS : false) },
    ),
  )
  const { mutate: markSeen } = useMutation(trpc.exports.markSeen.mutationOptions())
  useEffect(() => {
    for (const { id, status, fileName } of data?.ended ?? []) {
      if (told.current.has(id)) continue
      told.current.add(id)
      // It stays on the screen until it is read.
      markSeen({ projectId, exportId: id })
      const isDone = status === 'done'
      toast({
        message: isDone ? t('ready', { file: fileName ?? '' }) : t('failed'),
        tone: isDone ? 'success' : 'danger',
        action: {
          label: t(isDone ? 'download' : 'look'),
          onClick: () => {
            if (isDone) window.location.assign(exportFileHref(projectId, id))
            else router.push(`/p/${projectId}/datasets`)
          },
        },
      })
    }
  }, [data, markSeen, projectId, router, t, toast])
  return null
}
