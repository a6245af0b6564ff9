'use client'

/** The latest changes to many prompts at once; each can be undone. */
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useTRPC } from '@/app/_trpc/client'
import { changeInWords } from './edit-words'
import { useUndoEdit } from './use-undo-edit'

export function PromptEdits({ projectId, canUndo }: { projectId: string; canUndo: boolean }) {
  const t = useTranslations('prompts')
  const trpc = useTRPC()
  const undo = useUndoEdit()
  const { data: edits = [] } = useQuery(trpc.prompts.edits.queryOptions({ projectId }))
  if (edits.length === 0) return null
  return (
    <Card>
      <CardHead title={t('edit.list')} caption={t('edit.listHint')} />
      <ul className="flex flex-col divide-y">
        {edits.map(({ id, change, prompts, createdAt, undoneAt, createdBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-ui">
            <div className="min-w-48 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{changeInWords(t, change)}</p>
              <p className="text-caption text-ink-3">
                {t('count', { count: prompts })} · {createdBy.name} <TimeAgo date={createdAt} />
              </p>
            </div>
            {undoneAt ? (
              <p className="text-ink-3">{t('edit.undone')}</p>
            ) : (
              canUndo && (
                <Button
                  size="small"
                  icon={Undo2}
                  disabled={undo.isPending}
                  aria-label={t('edit.undoOf', { change: changeInWords(t, change) })}
                  onClick={() => undo.mutate({ projectId, editId: id })}
                >
                  {t('undo')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
