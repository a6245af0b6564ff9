'use client'

/** Changes one thing about the chosen prompts. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Select } from '@/app/_components/ui/select'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { PromptChange, PromptSelection } from '@/server/schemas/prompt'
import { changeInWords } from './edit-words'
import { useUndoEdit } from './use-undo-edit'

const KINDS = [
  { value: 'add-tags', label: 'Add tags' },
  { value: 'remove-tags', label: 'Remove tags' },
  { value: 'language', label: 'Set the language' },
  { value: 'licence', label: 'Set the licence' },
  { value: 'split', label: 'Move to a split' },
  { value: 'withdraw', label: 'Withdraw' },
  { value: 'restore', label: 'Give out again' },
] as const
type Kind = (typeof KINDS)[number]['value']
type Split = 'train' | 'validation' | 'test'

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Null while something is missing. */
function changeOf(kind: Kind, text: string, split: Split): PromptChange | null {
  const value = text.trim()
  switch (kind) {
    case 'add-tags':
      return value === '' ? null : { field: 'tags', add: listOf(text), remove: [] }
    case 'remove-tags':
      return value === '' ? null : { field: 'tags', add: [], remove: listOf(text) }
    case 'language':
      return value === '' ? null : { field: 'language', value }
    case 'licence':
      return { field: 'licence', value: value === '' ? null : value }
    case 'split':
      return { field: 'split', value: split }
    default:
      return { field: 'withdrawn', value: kind === 'withdraw' }
  }
}

const WORDS: Partial<Record<Kind, { label: string; hint: string }>> = {
  'add-tags': { label: 'Tags', hint: 'Several with commas between.' },
  'remove-tags': { label: 'Tags', hint: 'Several with commas between.' },
  language: { label: 'Language', hint: 'A code such as en or pl.' },
  licence: { label: 'Licence', hint: 'Empty: the licence of each prompt’s set.' },
}

export function EditPromptsDialog({
  projectId,
  selection,
  chosen,
  open,
  onOpenChange,
  onDone,
}: {
  projectId: string
  selection: PromptSelection
  /** How many, in words. */
  chosen: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: () => void
}) {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const undo = useUndoEdit()
  const [kind, setKind] = useState<Kind>('add-tags')
  const [text, setText] = useState('')
  const [split, setSplit] = useState<Split>('train')
  const change = changeOf(kind, text, split)
  const words = WORDS[kind]
  const edit = useMutation(
    trpc.prompts.edit.mutationOptions({
      onSuccess: async ({ editId, changed, kept }, sent) => {
        onOpenChange(false)
        setText('')
        onDone()
        const stayed =
          kept > 0
            ? ` ${plural(kept, 'prompt')} stay where they are, because they have been used, or a near-duplicate would be left behind.`
            : ''
        toast({
          message:
            editId === null
              ? `Nothing changed.${stayed}`
              : `${changeInWords(sent.change)}: ${plural(changed, 'prompt')}.${stayed}`,
          ...(editId !== null && {
            action: { label: 'Undo', onClick: () => undo.mutate({ projectId, editId }) },
          }),
        })
        await queries.invalidateQueries(trpc.prompts.pathFilter())
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Change ${chosen}`}
      description="It can be undone, prompt by prompt as they were."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={edit.isPending && 'Changing'}
            disabledReason={change === null ? 'Say what to set.' : null}
            onClick={() => change && edit.mutate({ projectId, selection, change })}
          >
            Change
          </Button>
        </>
      }
    >
      <Field label="What" error={edit.error?.message}>
        {(control) => (
          <Select {...control} className="w-full" value={kind} onValueChange={setKind} options={KINDS} />
        )}
      </Field>
      {words && (
        <Field label={words.label} hint={words.hint} isOptional={kind === 'licence'}>
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
      {kind === 'split' && (
        <Field
          label="Split"
          hint="Prompts that have been answered, ranked or taken by a run stay where they are, and so do near-duplicates of others."
        >
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={split}
              onValueChange={setSplit}
              options={[
                { value: 'train', label: 'Train' },
                { value: 'validation', label: 'Validation' },
                { value: 'test', label: 'Test' },
              ]}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}
