'use client'

/** Gives a withdrawn prompt out again. */
import { useMutation } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function WithdrawnNote({ projectId, promptId }: { projectId: string; promptId: string }) {
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
      title="Withdrawn"
      action={
        <Button
          size="small"
          icon={Undo2}
          busy={restore.isPending}
          onClick={() => restore.mutate({ projectId, promptId })}
        >
          Give it out again
        </Button>
      }
    >
      Nobody is given it to answer or rank, and sampling leaves it out unless it is named. What was written
      and ranked stays.
    </Note>
  )
}
