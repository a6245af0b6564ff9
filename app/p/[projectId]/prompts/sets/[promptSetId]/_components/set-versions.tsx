'use client'

/** The versions of a set, newest first; freezing the next one; and which two are compared. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { History, Snowflake } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Dialog } from '@/app/_components/ui/dialog'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { changeInWords } from '../../../_components/edit-words'
import { Differences } from './differences'

type PromptSet = ApiOutput['promptSets']['get']

export function SetVersions({ projectId, initial }: { projectId: string; initial: PromptSet }) {
  const t = useTranslations('promptSets')
  const trpc = useTRPC()
  const [isFreezing, setIsFreezing] = useState(false)
  const { data: set } = useQuery(
    trpc.promptSets.get.queryOptions({ projectId, promptSetId: initial.id }, { initialData: initial }),
  )
  const { versions } = set
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_340px]">
      {versions.length > 0 && (
        <Differences
          key={versions[0].number}
          projectId={projectId}
          promptSetId={set.id}
          versions={versions}
        />
      )}
      <Card className={versions.length === 0 ? 'lg:col-span-2' : 'max-lg:order-first'}>
        <CardHead title={t('versions')} caption={t('versionsHint')}>
          <Button size="small" icon={Snowflake} onClick={() => setIsFreezing(true)}>
            {t('freeze')}
          </Button>
        </CardHead>
        {versions.length === 0 ? (
          <EmptyState icon={History} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        ) : (
          <ol className="divide-y">
            {versions.map((version) => (
              <Version key={version.id} projectId={projectId} version={version} />
            ))}
          </ol>
        )}
        <FreezeDialog
          projectId={projectId}
          promptSetId={set.id}
          open={isFreezing}
          onOpenChange={setIsFreezing}
        />
      </Card>
    </div>
  )
}

function Version({ projectId, version }: { projectId: string; version: PromptSet['versions'][number] }) {
  const t = useTranslations('promptSets')
  const tPrompts = useTranslations('prompts')
  const note = version.change ? changeInWords(tPrompts, version.change) : version.note
  return (
    <li className="flex flex-col gap-1 py-2.5 text-ui first:pt-1 last:pb-0">
      <p className="flex items-baseline justify-between gap-2">
        <span className="flex min-w-0 flex-wrap items-baseline gap-2 font-medium tabular-nums">
          {t('version', { number: version.number })}
          {version.reason !== 'byHand' && <Tag>{t(`reasons.${version.reason}`)}</Tag>}
        </span>
        <code className="font-mono text-caption text-ink-3" title={version.hash}>
          {version.hash.slice(0, 8)}
        </code>
      </p>
      {note && <p className="text-ink-2 [overflow-wrap:anywhere]">{note}</p>}
      <p className="text-caption text-ink-3 tabular-nums">
        {t('prompts', { count: version.prompts })} · {version.createdBy && `${version.createdBy.name} `}
        <TimeAgo date={version.createdAt} />
      </p>
      {version.usedBy.length > 0 && (
        <p className="flex flex-wrap gap-x-2 text-caption text-ink-3">
          {t('usedBy')}
          {version.usedBy.map(({ run, snapshot }) =>
            run ? (
              <Link key={run.id} href={`/p/${projectId}/runs/${run.id}`} className="text-ink-2 underline">
                {run.name}
              </Link>
            ) : (
              snapshot && (
                <Link key={snapshot.id} href={`/p/${projectId}/datasets`} className="text-ink-2 underline">
                  {snapshot.name || snapshot.hash.slice(0, 8)}
                </Link>
              )
            ),
          )}
        </p>
      )}
    </li>
  )
}

function FreezeDialog({
  projectId,
  promptSetId,
  open,
  onOpenChange,
}: {
  projectId: string
  promptSetId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('promptSets')
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const freeze = useMutation(
    trpc.promptSets.freeze.mutationOptions({
      onSuccess: async ({ number, isNew, prompts }) => {
        onOpenChange(false)
        setNote('')
        toast({ message: isNew ? t('frozen', { number, count: prompts }) : t('unchanged', { number }) })
        await queries.invalidateQueries(trpc.promptSets.pathFilter())
      },
    }),
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('freezeTitle')}
      description={t('freezeHint')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={freeze.isPending && t('freezing')}
            onClick={() => freeze.mutate({ projectId, promptSetId, note })}
          >
            {t('freeze')}
          </Button>
        </>
      }
    >
      <Field label={t('note')} hint={t('noteHint')} isOptional error={freeze.error?.message}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  )
}
