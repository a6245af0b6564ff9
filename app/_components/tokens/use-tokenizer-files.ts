'use client'

/** The encodings a reader of a project can choose, and the files of those that are not js-tiktoken's. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '@/app/_trpc/client'
import { modelName } from '../ui/model-chip'
import { ENCODINGS, type EncodingId, isTiktoken, STARTER_TOKENS } from './encodings'

export interface EncodingChoice {
  id: EncodingId
  label: string
  hint: string
}

export function useEncodings(projectId: string): EncodingChoice[] {
  const t = useTranslations('inference')
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.tokens.ofModels.queryOptions({ projectId }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  return useMemo(
    () => [
      {
        id: 'starter',
        label: t('starterEncoding'),
        hint: t('tokens', { count: STARTER_TOKENS }),
      },
      ...ENCODINGS.map(({ id, label, tokens }) => ({
        id,
        label,
        hint: `${id}, ${t('tokens', { count: tokens })}`,
      })),
      ...(data ?? []).map(({ modelId, kind, version, tokens }) => ({
        id: `model:${modelId}` as const,
        label: modelName(kind, version),
        hint: t('ownTokenizer', { count: tokens }),
      })),
    ],
    [data, t],
  )
}

/** Fetches a tokenizer's JSON once; undefined for js-tiktoken's own, which need none. */
export function useTokenizerFile(projectId: string): (id: EncodingId) => Promise<string | undefined> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useCallback(
    async (id) => {
      if (isTiktoken(id)) return undefined
      const options = { staleTime: Number.POSITIVE_INFINITY }
      return id === 'starter'
        ? queries.fetchQuery(trpc.tokens.starterTokenizer.queryOptions(undefined, options))
        : queries.fetchQuery(
            trpc.tokens.ofModel.queryOptions({ projectId, modelId: id.slice('model:'.length) }, options),
          )
    },
    [projectId, trpc, queries],
  )
}
