'use client'

/** Counts tokens as the starter model reads them (js-tiktoken), with the tokenizer fetched once and kept. */
import { useQuery } from '@tanstack/react-query'
import { useTRPCClient } from '@/app/_trpc/client'
import type { TokenizerFile } from '@/ml/tokenizer/tokenizer-file'

/** Null while the tokenizer loads, and when it cannot be had; the server counts again at submission. */
export function useTokenCounter(): ((text: string) => number) | null {
  const client = useTRPCClient()
  const { data } = useQuery({
    queryKey: ['starter-tokenizer'],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const [text, { createTokenizer }] = await Promise.all([
        client.tokens.starterTokenizer.query(),
        import('@/ml/tokenizer/tokenizer'),
      ])
      const tokenizer = createTokenizer(JSON.parse(text) as TokenizerFile)
      return (words: string) => tokenizer.encode(words).length
    },
  })
  return data ?? null
}
