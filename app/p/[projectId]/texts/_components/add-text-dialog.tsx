'use client'

/** A file and what must be known of it: its name, licence, origin and language. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { ProgressBar } from '@/app/_components/ui/progress'
import { upload, uploadMessage } from '@/app/_components/upload'
import { useFormats } from '@/app/_i18n/use-formats'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { issueMessage } from '@/server/schemas/shape-message'
import { ReceiveText } from '@/server/schemas/text'

const DETAILS = ['name', 'licence', 'origin', 'language'] as const
type Detail = (typeof DETAILS)[number]
const EMPTY: Record<Detail, string> = { name: '', licence: '', origin: '', language: '' }

export function AddTextDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('texts')
  const f = useFormats()
  const say = useSay()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [details, setDetails] = useState(EMPTY)
  const [sent, setSent] = useState(0)
  const send = useMutation({
    mutationFn: (about: ReceiveText & { file: Blob }) => {
      const { file: body, ...words } = about
      const address = `/api/text?${new URLSearchParams({ projectId, ...words })}`
      return upload<{ textId: string }>(address, body, setSent).done
    },
    onSuccess: async () => {
      change(false)
      await queries.invalidateQueries(trpc.texts.pathFilter())
    },
  })
  function change(isOpen: boolean) {
    onOpenChange(isOpen)
    if (isOpen) return
    send.reset()
    setFile(null)
    setDetails(EMPTY)
    setSent(0)
  }
  const about = ReceiveText.safeParse({ ...details, fileName: file?.name ?? '' })
  const missing = !file ? t('fileMissing') : about.success ? null : say(issueMessage(about.error.issues[0]))
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('add')}
      description={t('addHint')}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={send.isPending && t('adding')}
            disabledReason={missing}
            onClick={() => file && about.success && send.mutate({ ...about.data, file })}
          >
            {t('addIt')}
          </Button>
        </>
      }
    >
      <Field label={t('file')} hint={file ? f.bytes(file.size) : t('fileHint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".txt,.md,.jsonl,.ndjson,text/plain"
            className="w-full text-ui file:mr-3 file:h-8 file:rounded-control file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ui"
            onChange={(event) => {
              const chosen = event.target.files?.[0] ?? null
              setFile(chosen)
              if (chosen && details.name === '')
                setDetails({ ...details, name: chosen.name.replace(/\.[^.]+$/, '') })
            }}
          />
        )}
      </Field>
      {DETAILS.map((detail) => (
        <Field key={detail} label={t(`details.${detail}.label`)} hint={t(`details.${detail}.hint`)}>
          {(control) => (
            <Input
              {...control}
              value={details[detail]}
              maxLength={200}
              onChange={(event) => setDetails({ ...details, [detail]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {send.isPending && (
        <ProgressBar value={sent} total={1} label={t('sending')} tone="info" className="w-full" />
      )}
      {send.error && <Note tone="danger">{say(uploadMessage(send.error))}</Note>}
    </Dialog>
  )
}
