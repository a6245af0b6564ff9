'use client'

/** The turns of a dialogue between its instruction and its last answer, and the buttons that add and remove turns. */
import { MessagesSquare, Plus, Undo2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { TurnFields } from '@/app/_components/annotation/turns'
import { Button } from '@/app/_components/ui/button'
import type { DialogueTurn } from '@/server/schemas/demonstration'
import { turnsOf, type Writing } from './writing'

/** The turns between the instruction and the last answer; one that was just added is where the writing goes on. */
export function TurnsBetween({
  writing,
  onChange,
}: {
  writing: Writing
  onChange: (between: DialogueTurn[]) => void
}) {
  const turns = turnsOf(writing)
  const first = turns.length - writing.between.length
  const last = useRef<HTMLTextAreaElement>(null)
  const seen = useRef(turns.length)
  useEffect(() => {
    if (turns.length > seen.current) last.current?.focus()
    seen.current = turns.length
  }, [turns.length])
  return (
    <TurnFields
      turns={turns}
      first={first}
      language={writing.prompt?.language}
      lastRef={last}
      onChange={(changed) => onChange(changed.slice(first))}
    />
  )
}

export function DialogueButtons({
  isDialogue,
  canAddSystem,
  onAdd,
  onRemove,
  onAddSystem,
}: {
  isDialogue: boolean
  canAddSystem: boolean
  onAdd: () => void
  onRemove: () => void
  onAddSystem: () => void
}) {
  const t = useTranslations('write')
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" icon={Plus} kbd="Alt ↵" onClick={onAdd}>
        {t('dialogue.add')}
      </Button>
      {isDialogue && (
        <Button size="small" icon={Undo2} onClick={onRemove}>
          {t('dialogue.remove')}
        </Button>
      )}
      {canAddSystem && (
        <Button size="small" variant="quiet" icon={MessagesSquare} onClick={onAddSystem}>
          {t('dialogue.addSystem')}
        </Button>
      )}
    </div>
  )
}
