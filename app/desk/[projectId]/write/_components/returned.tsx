'use client'

/** What came back from a review, quietly above the editor. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { later } from '@/app/_components/ui/later'
import { Note } from '@/app/_components/ui/note'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

const ReturnedDialog = later(async () => (await import('./returned-dialog')).ReturnedDialog)

export type Returned = ApiOutput['demonstrations']['returned'][number]

export function ReturnedNote({ projectId, initial }: { projectId: string; initial: Returned[] }) {
  const t = useTranslations('write')
  const common = useTranslations('common')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery(
    trpc.demonstrations.returned.queryOptions({ projectId }, { initialData: initial }),
  )
  const [first] = data
  if (!first) return null
  return (
    <>
      <Note
        title={t('returned.title', { count: data.length })}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('returned.look')}
          </Button>
        }
      >
        <span className="line-clamp-1">{common('quote', { text: first.comment ?? '' })}</span>
      </Note>
      {isOpen && (
        <ReturnedDialog
          key={`${first.demonstrationId} ${first.revision}`}
          projectId={projectId}
          returned={first}
          onClose={() => setOpen(false)}
          onSent={() => {
            setOpen(false)
            void queries.invalidateQueries(trpc.demonstrations.returned.pathFilter())
          }}
        />
      )}
    </>
  )
}
