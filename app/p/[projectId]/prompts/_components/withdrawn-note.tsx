'use client'

/** Gives a withdrawn prompt out again. */
import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function WithdrawnNote({ projectId, promptId }: { projectId: string; promptId: string }) {
  const t = useTranslations('prompts')
  const trpc = useTRPC()
  const router = useRouter()
  const toast = useToast()
  const restore = useMutation(
    trpc.prompts.restore.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: ({ message }) => toast({ tone: 'danger', message }),
    }),
  )
  return (
    <Note
      tone="warn"
      title={t('withdrawn')}
      action={
        <Button
          size="small"
          icon={Undo2}
          busy={restore.isPending}
          onClick={() => restore.mutate({ projectId, promptId })}
        >
          {t('one.giveOut')}
        </Button>
      }
    >
      {t('one.withdrawnHint')}
    </Note>
  )
}
