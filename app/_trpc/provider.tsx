'use client'

/** The API client and its cache: batches over one stream, subscriptions over server-sent events. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client'
import { useState } from 'react'
import superjson from 'superjson'
import type { AppRouter } from '@/server/api/root'
import { MAX_BATCHED_CALLS } from '@/server/schemas/batch'
import { TRPCProvider } from './client'

const url = '/api/trpc'
const STALE_MS = 15_000

/** Failures that say no (400–499) will say no again; only the others are worth a second try. */
function isWorthRetrying(failures: number, error: Error): boolean {
  const status: unknown = error instanceof TRPCClientError ? error.data?.httpStatus : undefined
  return failures < 2 && !(typeof status === 'number' && status < 500)
}

export function ApiProvider({ children }: { children: React.ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: STALE_MS, retry: isWorthRetrying } } }),
  )
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ type }) => type === 'subscription',
          true: httpSubscriptionLink({ url, transformer: superjson }),
          false: httpBatchStreamLink({ url, transformer: superjson, maxItems: MAX_BATCHED_CALLS }),
        }),
      ],
    }),
  )
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
