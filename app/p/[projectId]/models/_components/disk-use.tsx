'use client'

/** What the project's models take on disk, and what nothing refers to any more: removed only after asking, by an admin. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { HardDrive, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { ModelChip } from '@/app/_components/ui/model-chip'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

type Storage = ApiOutput['models']['storage']

export function DiskUse({
  projectId,
  storage: initial,
  isAdmin,
}: {
  projectId: string
  storage: Storage
  isAdmin: boolean
}) {
  const t = useTranslations('models')
  const f = useFormats()
  const trpc = useTRPC()
  const query = useQuery(trpc.models.storage.queryOptions({ projectId }, { initialData: initial }))
  const storage = query.data
  const most = Math.max(1, ...storage.versions.map(({ bytes }) => bytes))
  return (
    <div className="grid items-start gap-3.5 lg:grid-cols-2">
      <Card>
        <CardHead title={t('tabs.versions')} caption={t('disk.caption')}>
          <span className="font-semibold text-title tabular-nums">{f.bytes(storage.totalBytes)}</span>
        </CardHead>
        <ul className="flex flex-col gap-1">
          {storage.versions.map((version) => (
            <li key={version.id} className="grid grid-cols-[112px_1fr_72px] items-center gap-2 text-ui">
              <Link href={`/p/${projectId}/models/${version.id}`} className="hover:underline">
                <ModelChip kind={version.kind} version={version.version} isPlain />
              </Link>
              <span aria-hidden className="h-1.5 rounded-[3px] bg-hover">
                <span
                  className="block h-full rounded-[3px] bg-ink-3"
                  style={{ width: `${(version.bytes / most) * 100}%` }}
                />
              </span>
              <span className="text-right text-ink-2 tabular-nums">{f.bytes(version.bytes)}</span>
            </li>
          ))}
        </ul>
        {storage.activeBytes > 0 && (
          <p className="mt-2 text-ink-2 text-ui">
            {t('disk.active', { size: f.bytes(storage.activeBytes) })}
          </p>
        )}
      </Card>
      <div className="flex flex-col gap-3.5">
        <Unreferenced
          projectId={projectId}
          files={storage.unreferenced}
          isAdmin={isAdmin}
          onRemoved={() => query.refetch()}
        />
        {storage.removals.length > 0 && <Removals removals={storage.removals} />}
      </div>
    </div>
  )
}

function Unreferenced({
  projectId,
  files,
  isAdmin,
  onRemoved,
}: {
  projectId: string
  files: Storage['unreferenced']
  isAdmin: boolean
  onRemoved: () => void
}) {
  const t = useTranslations('models')
  const common = useTranslations('common')
  const f = useFormats()
  const trpc = useTRPC()
  const toast = useToast()
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [isOpen, setIsOpen] = useState(false)
  const remove = useMutation(
    trpc.models.removeUnreferenced.mutationOptions({
      onSuccess: ({ removed, bytes }) => {
        setIsOpen(false)
        onRemoved()
        toast({ message: t('disk.done', { count: removed, size: f.bytes(bytes) }) })
      },
    }),
  )
  const going = files.filter(({ path }) => !kept.has(path))
  const bytes = going.reduce((total, file) => total + file.bytes, 0)
  const toggle = (path: string, isGoing: boolean) => {
    const next = new Set(kept)
    if (isGoing) next.delete(path)
    else next.add(path)
    setKept(next)
  }
  return (
    <Card>
      <CardHead title={t('disk.unneeded')} caption={t('disk.unneededHint')} />
      {files.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2 text-ui">
          <HardDrive aria-hidden className="size-4 text-ink-3" strokeWidth={1.75} />
          {t('disk.nothing')}
        </p>
      ) : (
        <>
          <ul className="divide-y">
            {files.map((file) => (
              <li key={file.path} className="flex flex-wrap items-start gap-x-3 py-2">
                <Checkbox
                  disabled={!isAdmin}
                  checked={!kept.has(file.path)}
                  onCheckedChange={(checked) => toggle(file.path, checked === true)}
                  label={t(`disk.what.${file.what}`)}
                  hint={file.path}
                  className="min-w-0 flex-1 [overflow-wrap:anywhere]"
                />
                <span className="text-right text-ui">
                  <span className="tabular-nums">{f.bytes(file.bytes)}</span>
                  <span className="block text-caption text-ink-3">
                    <Link
                      href={`/p/${projectId}/runs/${file.run.id}`}
                      className="font-mono text-accent-ink hover:underline"
                    >
                      {file.run.name}
                    </Link>{' '}
                    {common(`status.${file.run.status}`).toLowerCase()}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <div className="mt-2 flex justify-end">
            <Button
              variant="danger"
              icon={Trash2}
              onClick={() => setIsOpen(true)}
              disabledReason={
                isAdmin ? (going.length === 0 ? t('disk.nothingChosen') : null) : t('disk.onlyAdmin')
              }
            >
              {t('disk.remove', { size: f.bytes(bytes) })}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('disk.removeTitle', { count: going.length, size: f.bytes(bytes) })}
        description={t('disk.removeHint')}
        cancelLabel={t('disk.keep')}
        confirmLabel={t('disk.remove', { size: f.bytes(bytes) })}
        busy={remove.isPending && t('disk.removing')}
        error={remove.error?.message}
        onConfirm={() => remove.mutate({ projectId, paths: going.map(({ path }) => path) })}
      >
        <ul className="max-h-48 overflow-y-auto font-mono text-caption text-ink-2">
          {going.map(({ path, bytes: size }) => (
            <li key={path} className="flex justify-between gap-3">
              <span className="[overflow-wrap:anywhere]">{path}</span>
              <span className="whitespace-nowrap">{f.bytes(size)}</span>
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </Card>
  )
}

function Removals({ removals }: { removals: Storage['removals'] }) {
  const t = useTranslations('models')
  const f = useFormats()
  return (
    <Card>
      <CardHead title={t('disk.removed')} caption={t('disk.removedHint')} />
      <ul className="flex flex-col gap-1.5 text-ui">
        {removals.map((removal) => (
          <li key={`${removal.path} ${removal.removedAt.toISOString()}`}>
            <span className="font-mono text-caption [overflow-wrap:anywhere]">{removal.path}</span>
            <span className="block text-caption text-ink-3">
              {t.rich('disk.removedBy', {
                size: f.bytes(removal.bytes),
                name: removal.removedBy,
                time: () => <TimeAgo date={removal.removedAt} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
