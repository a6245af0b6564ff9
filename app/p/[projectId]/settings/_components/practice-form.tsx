'use client'

/** Whether annotators practise on gold tasks before real work, and what they have to reach. */
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import type { PracticeSettings } from '@/server/schemas/practice'
import { NumberBox } from '../../_components/number-box'

export function PracticeForm({
  projectId,
  initial: { golds, ...initial },
}: {
  projectId: string
  initial: ApiOutput['practice']['settings']
}) {
  const t = useTranslations('settings')
  const router = useRouter()
  const trpc = useTRPC()
  const toast = useToast()
  const [settings, setSettings] = useState<PracticeSettings>(initial)
  const change = (part: Partial<PracticeSettings>) => setSettings((now) => ({ ...now, ...part }))
  const save = useMutation(
    trpc.practice.saveSettings.mutationOptions({
      onSuccess: () => {
        toast({ message: t('practice.saved') })
        router.refresh()
      },
    }),
  )
  return (
    <Card className="max-w-[720px] p-5">
      <CardHead title={t('practice.title')} />
      <p className="-mt-1 mb-3 text-ink-2 text-ui">
        {t('practice.description')}{' '}
        <Link href={`/p/${projectId}/rankings`} className="text-accent-ink underline">
          {t('practice.golds', { golds })}
        </Link>
      </p>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({ projectId, ...settings })
        }}
      >
        <Checkbox
          checked={settings.isPracticeAsked}
          onCheckedChange={(checked) => change({ isPracticeAsked: checked === true })}
          label={t('practice.ask')}
          hint={t('practice.askHint')}
        />
        <div className="grid gap-3.5 sm:grid-cols-2">
          <NumberBox
            label={t('practice.attempts')}
            hint={t('practice.attemptsHint')}
            value={settings.practiceAttempts}
            min={1}
            max={50}
            isInteger
            onChange={(practiceAttempts) => change({ practiceAttempts })}
          />
          <NumberBox
            label={t('practice.mark')}
            hint={t('practice.markHint')}
            value={Math.round(settings.passMark * 100)}
            min={50}
            max={100}
            isInteger
            onChange={(percent) => change({ passMark: percent / 100 })}
          />
        </div>
        {save.error && <Note tone="danger">{save.error.message}</Note>}
        <div>
          <Button type="submit" busy={save.isPending && t('practice.saving')}>
            {t('practice.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
