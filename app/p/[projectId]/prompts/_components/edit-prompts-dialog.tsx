'use client'

/** Changes one thing about the chosen prompts. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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

const KINDS = ['add-tags', 'remove-tags', 'language', 'licence', 'split', 'withdraw', 'restore'] as const
type Kind = (typeof KINDS)[number]
const SPLITS = ['train', 'validation', 'test'] as const
type Split = (typeof SPLITS)[number]

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

const WORDS = {
  'add-tags': { label: 'edit.tags', hint: 'edit.tagsHint' },
  'remove-tags': { label: 'edit.tags', hint: 'edit.tagsHint' },
  language: { label: 'language', hint: 'edit.languageHint' },
  licence: { label: 'licence', hint: 'edit.licenceHint' },
  split: null,
  withdraw: null,
  restore: null,
} as const

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
  const t = useTranslations('prompts')
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
        const stayed = kept > 0 ? ` ${t('edit.stayed', { count: kept })}` : ''
        toast({
          message:
            editId === null
              ? `${t('edit.nothing')}${stayed}`
              : `${t('edit.done', { change: changeInWords(t, sent.change), count: changed })}${stayed}`,
          ...(editId !== null && {
            action: { label: t('undo'), onClick: () => undo.mutate({ projectId, editId }) },
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
      title={t('edit.title', { prompts: chosen })}
      description={t('edit.hint')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={edit.isPending && t('edit.changing')}
            disabledReason={change === null ? t('edit.sayWhat') : null}
            onClick={() => change && edit.mutate({ projectId, selection, change })}
          >
            {t('change')}
          </Button>
        </>
      }
    >
      <Field label={t('edit.what')} error={edit.error?.message}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={kind}
            onValueChange={setKind}
            options={KINDS.map((value) => ({ value, label: t(`edit.kinds.${value}`) }))}
          />
        )}
      </Field>
      {words && (
        <Field label={t(words.label)} hint={t(words.hint)} isOptional={kind === 'licence'}>
          {(control) => <Input {...control} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
      {kind === 'split' && (
        <Field label={t('split')} hint={t('edit.splitHint')}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={split}
              onValueChange={setSplit}
              options={SPLITS.map((value) => ({ value, label: t(`splits.${value}`) }))}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}
