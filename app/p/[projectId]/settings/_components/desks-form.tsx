'use client'

/** What is turned on at the desks: a leaderboard, a goal for the length of an answer. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import type { DeskSettings } from '@/server/schemas/desk-settings'
import { NumberBox } from '../../_components/number-box'

const FIRST_GOAL = 60

export function DesksForm({ projectId, initial }: { projectId: string; initial: DeskSettings }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const trpc = useTRPC()
  const toast = useToast()
  const [settings, setSettings] = useState(initial)
  const change = (part: Partial<DeskSettings>) => setSettings((now) => ({ ...now, ...part }))
  const save = useMutation(
    trpc.annotation.saveDeskSettings.mutationOptions({
      onSuccess: () => {
        toast({ message: t('desks.saved') })
        router.refresh()
      },
    }),
  )
  return (
    <Card className="max-w-[720px] p-5">
      <CardHead title={t('desks.title')} />
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
          checked={settings.hasLeaderboard}
          onCheckedChange={(checked) => change({ hasLeaderboard: checked === true })}
          label={t('desks.leaderboard')}
          hint={t('desks.leaderboardHint')}
        />
        <Checkbox
          checked={settings.wordGoal !== null}
          onCheckedChange={(checked) => change({ wordGoal: checked === true ? FIRST_GOAL : null })}
          label={t('desks.goal')}
          hint={t('desks.goalHint')}
        />
        {settings.wordGoal !== null && (
          <NumberBox
            label={t('desks.words')}
            value={settings.wordGoal}
            min={1}
            max={2000}
            isInteger
            onChange={(wordGoal) => change({ wordGoal })}
            className="max-w-60"
          />
        )}
        {save.error && <Note tone="danger">{save.error.message}</Note>}
        <div>
          <Button type="submit" busy={save.isPending && t('desks.saving')}>
            {t('desks.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
