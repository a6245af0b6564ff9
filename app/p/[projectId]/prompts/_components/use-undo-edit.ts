'use client'

/** Takes an edit of many prompts back and says what that did. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { plural } from '@/app/_components/format'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function useUndoEdit() {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation(
    trpc.prompts.undoEdit.mutationOptions({
      onSuccess: ({ restored, kept }) =>
        toast({
          message:
            `${plural(restored, 'prompt')} ${restored === 1 ? 'is' : 'are'} as before.` +
            (kept > 0
              ? ` ${plural(kept, 'prompt')} changed again since and ${kept === 1 ? 'stays' : 'stay'}.`
              : ''),
        }),
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.prompts.pathFilter()),
    }),
  )
}
