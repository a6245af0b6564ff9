'use client'

/** Has a worker write the export, for files that take longer than anybody waits for a download. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { ExportRequest } from '@/server/schemas/export'

export function HaveWritten({ projectId, request }: { projectId: string; request: ExportRequest }) {
  const t = useTranslations('exports')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const start = useMutation(
    trpc.exports.start.mutationOptions({
      onSuccess: async () => {
        toast({ message: t('begun') })
        await queries.invalidateQueries(trpc.exports.pathFilter())
      },
      onError: ({ message }) => toast({ tone: 'danger', message }),
    }),
  )
  return (
    <Button busy={start.isPending && t('writing')} onClick={() => start.mutate({ projectId, ...request })}>
      {t('write')}
    </Button>
  )
}
