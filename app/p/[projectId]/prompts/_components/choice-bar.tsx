'use client'

/** What is ticked, and what can be done with it. */
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import type { Words } from '@/app/_i18n/words'
import { COUNTED_PROMPTS_MAX } from '@/server/schemas/prompt'
import { EditPromptsDialog } from './edit-prompts-dialog'
import type { useChoice } from './use-choice'

/** "1,234 prompts"; past what is counted "more than 10,000 prompts". */
export const foundInWords = (t: Words<'prompts'>, total: number) =>
  total > COUNTED_PROMPTS_MAX ? t('more', { count: COUNTED_PROMPTS_MAX }) : t('count', { count: total })

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
  const t = useTranslations('prompts')
  const [isEditing, setIsEditing] = useState(false)
  const chosen =
    choice.isAll && total !== undefined ? foundInWords(t, total) : t('count', { count: choice.ids.size })
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-accent-soft px-3 py-2 text-ui">
      <span className="font-medium tabular-nums">{t('choice.chosen', { prompts: chosen })}</span>
      {!choice.isAll && total !== undefined && total > choice.ids.size && (
        <Button size="small" variant="quiet" onClick={choice.chooseAll}>
          {t('choice.all', { prompts: foundInWords(t, total) })}
        </Button>
      )}
      <span className="ml-auto flex gap-2">
        <Button size="small" onClick={choice.clear}>
          {t('choice.none')}
        </Button>
        <Button size="small" icon={Pencil} onClick={() => setIsEditing(true)}>
          {t('change')}
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
