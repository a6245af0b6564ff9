'use client'

/** What is ticked, and what can be done with it. */
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { formatCount, plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { COUNTED_PROMPTS_MAX } from '@/server/schemas/prompt'
import { EditPromptsDialog } from './edit-prompts-dialog'
import type { useChoice } from './use-choice'

/** "1,234 prompts"; past what is counted "more than 10,000 prompts". */
export const foundInWords = (total: number) =>
  total > COUNTED_PROMPTS_MAX
    ? `more than ${formatCount(COUNTED_PROMPTS_MAX)} prompts`
    : plural(total, 'prompt')

export function ChoiceBar({
  projectId,
  choice,
  total,
}: {
  projectId: string
  choice: ReturnType<typeof useChoice>
  /** How many fit in all; not known yet while it is counted. */
  total: number | undefined
}) {
  const [isEditing, setIsEditing] = useState(false)
  const chosen = choice.isAll && total !== undefined ? foundInWords(total) : plural(choice.ids.size, 'prompt')
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-accent-soft px-3 py-2 text-ui">
      <span className="font-medium tabular-nums">{chosen} chosen</span>
      {!choice.isAll && total !== undefined && total > choice.ids.size && (
        <Button size="small" variant="quiet" onClick={choice.chooseAll}>
          Choose all that fit: {foundInWords(total)}
        </Button>
      )}
      <span className="ml-auto flex gap-2">
        <Button size="small" onClick={choice.clear}>
          Choose none
        </Button>
        <Button size="small" icon={Pencil} onClick={() => setIsEditing(true)}>
          Change
        </Button>
      </span>
      <EditPromptsDialog
        projectId={projectId}
        selection={choice.selection}
        chosen={chosen}
        open={isEditing}
        onOpenChange={setIsEditing}
        onDone={choice.clear}
      />
    </div>
  )
}
