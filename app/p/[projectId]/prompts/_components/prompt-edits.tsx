'use client'

/** The latest changes to many prompts at once; each can be undone. */
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useTRPC } from '@/app/_trpc/client'
import { changeInWords } from './edit-words'
import { useUndoEdit } from './use-undo-edit'

export function PromptEdits({ projectId, canUndo }: { projectId: string; canUndo: boolean }) {
  const trpc = useTRPC()
  const undo = useUndoEdit()
  const { data: edits = [] } = useQuery(trpc.prompts.edits.queryOptions({ projectId }))
  if (edits.length === 0) return null
  return (
    <Card>
      <CardHead title="Changes" caption="The latest; each can be undone" />
      <ul className="flex flex-col divide-y">
        {edits.map(({ id, change, prompts, createdAt, undoneAt, createdBy }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5 text-ui">
            <div className="min-w-48 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{changeInWords(change)}</p>
              <p className="text-caption text-ink-3">
                {plural(prompts, 'prompt')} · {createdBy.name} <TimeAgo date={createdAt} />
              </p>
            </div>
            {undoneAt ? (
              <p className="text-ink-3">Undone</p>
            ) : (
              canUndo && (
                <Button
                  size="small"
                  icon={Undo2}
                  disabled={undo.isPending}
                  aria-label={`Undo: ${changeInWords(change)}`}
                  onClick={() => undo.mutate({ projectId, editId: id })}
                >
                  Undo
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
