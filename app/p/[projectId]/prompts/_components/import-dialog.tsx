'use client'

/** Brings a file in: choose or paste, look at what it will become, correct that, import. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Note } from '@/app/_components/ui/note'
import { ProgressBar } from '@/app/_components/ui/progress'
import { useToast } from '@/app/_components/ui/toast'
import type { Upload } from '@/app/_components/upload'
import { uploadMessage } from '@/app/_components/upload'
import { useSay } from '@/app/_i18n/use-say'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import type { ImportReading } from '@/server/schemas/import'
import { FileChooser } from './file-chooser'
import { ImportReview, type ImportTarget } from './import-review'
import { setNameOf } from './import-words'
import { uploadFile } from './upload-file'

type Preview = ApiOutput['imports']['preview']

const AS_FOUND: ImportReading = { kind: null, encoding: null, format: null, mapping: {} }

export function ImportDialog({
  projectId,
  dropped,
  open,
  onOpenChange,
}: {
  projectId: string
  /** A file dropped on the page, sent as soon as the dialog opens. */
  dropped: File | null
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('prompts')
  const say = useSay()
  const format = useFormatter()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const upload = useRef<Upload<{ importId: string }> | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [sent, setSent] = useState<{ importId: string; name: string } | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [reading, setReading] = useState<ImportReading>(AS_FOUND)
  const [target, setTarget] = useState<ImportTarget>({
    promptSet: '',
    source: '',
    licence: '',
    taskType: 'other',
    language: 'en',
  })
  const look = useMutation(trpc.imports.preview.mutationOptions({ onSuccess: setPreview }))
  const discard = useMutation(trpc.imports.undo.mutationOptions())
  const start = useMutation(
    trpc.imports.start.mutationOptions({
      onSuccess: async () => {
        setSent(null)
        onOpenChange(false)
        toast({ message: t('import.started') })
        await queries.invalidateQueries(trpc.imports.pathFilter())
      },
    }),
  )

  const send = async (file: Blob, name: string) => {
    setProblem(null)
    setShare(0)
    upload.current = uploadFile(projectId, file, name, setShare)
    try {
      const { importId } = await upload.current.done
      setSent({ importId, name })
      setTarget((before) => ({ ...before, promptSet: setNameOf(name) }))
      await look.mutateAsync({ projectId, importId, reading: AS_FOUND })
    } catch (error) {
      setProblem(say(uploadMessage(error)))
    } finally {
      setShare(null)
    }
  }

  const sendRef = useRef(send)
  sendRef.current = send
  useEffect(() => {
    if (open && dropped) void sendRef.current(dropped, dropped.name)
  }, [open, dropped])

  const reset = () => {
    upload.current?.cancel()
    if (sent) discard.mutate({ projectId, importId: sent.importId })
    setSent(null)
    setPreview(null)
    setReading(AS_FOUND)
    setProblem(null)
    look.reset()
    start.reset()
  }
  const change = (next: ImportReading) => {
    setReading(next)
    if (sent) look.mutate({ projectId, importId: sent.importId, reading: next })
  }
  const isReady = preview !== null && preview.records.length > 0
  const error = problem ?? start.error?.message ?? (sent ? look.error?.message : null)

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) reset()
        onOpenChange(next)
      }}
      title={sent ? t('import.titleOf', { name: sent.name }) : t('import.title')}
      description={sent ? undefined : t('import.hint')}
      className="w-[min(760px,calc(100vw-32px))]"
      footer={
        sent && (
          <>
            <Button onClick={reset}>{t('import.another')}</Button>
            <Button
              variant="primary"
              busy={start.isPending && t('import.starting')}
              disabledReason={
                isReady ? (target.promptSet.trim() === '' ? t('import.nameSet') : null) : t('import.noRow')
              }
              onClick={() =>
                start.mutate({ projectId, importId: sent.importId, settings: { ...reading, ...target } })
              }
            >
              {t('import.go')}
            </Button>
          </>
        )
      }
    >
      {error && <Note tone="danger">{error}</Note>}
      {share !== null && (
        <div className="flex items-center gap-3 py-6 text-ui">
          <ProgressBar value={share} total={1} label={t('import.sending')} className="flex-1" />
          <span className="text-ink-2 tabular-nums">
            {share < 1 ? format.number(share, { style: 'percent' }) : t('import.looking')}
          </span>
          <Button size="small" onClick={() => upload.current?.cancel()}>
            {t('import.stop')}
          </Button>
        </div>
      )}
      {share === null && !sent && <FileChooser onFile={send} />}
      {share === null && sent && preview && (
        <ImportReview
          preview={preview}
          reading={reading}
          target={target}
          isLooking={look.isPending}
          onReading={change}
          onTarget={(part) => setTarget((before) => ({ ...before, ...part }))}
        />
      )}
    </Dialog>
  )
}
