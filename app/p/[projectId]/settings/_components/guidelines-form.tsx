'use client'

/** The guidelines, written as the next version, with how they will look and what they said before. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Segmented } from '@/app/_components/ui/segmented'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { Guidelines } from '@/app/desk/[projectId]/_components/guidelines'

type Versions = ApiOutput['annotation']['guidelineVersions']

export function GuidelinesForm({ projectId, versions }: { projectId: string; versions: Versions }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const trpc = useTRPC()
  const toast = useToast()
  const newest = versions[0] ?? { version: 0, text: '' }
  const [text, setText] = useState(newest.text)
  const [view, setView] = useState<'write' | 'look'>('write')
  const save = useMutation(
    trpc.annotation.saveGuidelines.mutationOptions({
      onSuccess: ({ version }) => {
        toast({ message: t('guidelines.saved', { version }) })
        router.refresh()
      },
    }),
  )
  return (
    <Card className="max-w-[720px] p-5">
      <CardHead title={t('guidelines.title')} />
      <p className="-mt-1 mb-3 text-ink-2 text-ui">{t('guidelines.description')}</p>
      <div className="flex flex-col gap-3">
        <Segmented
          label={t('guidelines.view')}
          value={view}
          onValueChange={setView}
          options={[
            { value: 'write', label: t('guidelines.write') },
            { value: 'look', label: t('guidelines.look') },
          ]}
          className="self-start"
        />
        {view === 'write' ? (
          <Textarea
            rows={10}
            dir="auto"
            aria-label={t('guidelines.title')}
            value={text}
            maxLength={20_000}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <div className="rounded-control border px-3 py-2.5">
            <Guidelines text={text} />
          </div>
        )}
        {save.error && <Note tone="danger">{save.error.message}</Note>}
        <div>
          <Button
            disabledReason={text.trim() === newest.text ? t('guidelines.unchanged') : null}
            busy={save.isPending && t('guidelines.saving')}
            onClick={() => save.mutate({ projectId, text, version: newest.version })}
          >
            {t('guidelines.save', { version: newest.version + 1 })}
          </Button>
        </div>
        {versions.length > 0 && <History versions={versions} />}
      </div>
    </Card>
  )
}

function History({ versions }: { versions: Versions }) {
  const t = useTranslations('settings')
  const locale = useLocale()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <section aria-label={t('guidelines.versions')} className="flex flex-col gap-1.5 border-t pt-3">
      <h3>{t('guidelines.versions')}</h3>
      <ul className="flex flex-col gap-1.5">
        {versions.map(({ version, text, createdAt, author, rankings, demonstrations }) => (
          <li key={version}>
            <details>
              <summary className="text-ui">
                <span className="font-medium">{t('guidelines.version', { version })}</span>{' '}
                <span className="text-caption text-ink-3">
                  {[day.format(createdAt), author, t('guidelines.madeBy', { rankings, demonstrations })]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </summary>
              <div className="mt-1.5 mb-2 border-l pl-3">
                <Guidelines text={text} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
