'use client'

import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
/** `useTRPC()` in client components: `useQuery(trpc.runs.list.queryOptions({ projectId }))`. */
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '@/server/api/root'

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

export type ApiOutput = inferRouterOutputs<AppRouter>
export type ApiInput = inferRouterInputs<AppRouter>
