'use client'

/** Takes an edit of many prompts back and says what that did. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function useUndoEdit() {
  const t = useTranslations('prompts')
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation(
    trpc.prompts.undoEdit.mutationOptions({
      onSuccess: ({ restored, kept }) =>
        toast({
          message: [t('edit.restored', { count: restored }), kept > 0 && t('edit.keptSince', { count: kept })]
            .filter(Boolean)
            .join(' '),
        }),
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.prompts.pathFilter()),
    }),
  )
}
