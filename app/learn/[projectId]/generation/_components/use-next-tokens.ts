'use client'

/** The candidates after a text, asked of the model when the text or the model changes; the old ones stay until then. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type ApiInput, type ApiOutput, useTRPCClient } from '@/app/_trpc/client'

export type NextTokens = ApiOutput['inference']['nextTokens']
export type Opening = ApiInput['inference']['nextTokens']['opening']

export function useNextTokens(projectId: string, modelId: string, opening: Opening, ids: readonly number[]) {
  const client = useTRPCClient()
  const queries = useQueryClient()
  const options = useCallback(
    (continuation: readonly number[]) => ({
      queryKey: ['next-tokens', modelId, opening, continuation],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.inference.nextTokens.mutate(
          { projectId, modelId, opening, continuation: { ids: [...continuation] } },
          { signal },
        ),
      staleTime: Number.POSITIVE_INFINITY,
    }),
    [client, projectId, modelId, opening],
  )
  const query = useQuery({ ...options(ids), placeholderData: keepPreviousData })
  /** The same for other tokens, for writing on without waiting for the screen. */
  const ask = useCallback(
    (continuation: readonly number[]) => queries.fetchQuery(options(continuation)),
    [queries, options],
  )
  return { query, ask }
}
