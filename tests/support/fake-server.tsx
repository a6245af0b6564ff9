/** A server that a test answers for: the product's own client asks it, without a network. */
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, TRPCClientError } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { ReactNode } from 'react'
import { TRPCProvider } from '@/app/_trpc/client'
import type { AppRouter } from '@/server/api/root'

/** The answer to one call of a procedure; what it throws is the call's failure. */
export type Procedure = (input: never) => unknown

/** As the server refuses, or fails, with a status of HTTP. */
export const refusal = (httpStatus: number, message: string) =>
  TRPCClientError.from<AppRouter>({
    error: { code: -32600, message, data: { code: 'BAD_REQUEST', httpStatus } },
  } as never)

/** As when the server cannot be reached. */
export const noConnection = () => TRPCClientError.from<AppRouter>(new TypeError('fetch failed'))

/** Puts a client around children whose calls are answered by `procedures`, named like "rankings.next". */
export function withServer(procedures: Record<string, Procedure>) {
  const client = createTRPCClient<AppRouter>({
    links: [
      () =>
        ({ op }) =>
          observable((observer) => {
            const answer = async () => {
              const procedure = procedures[op.path]
              if (!procedure) throw new Error(`No answer is given for ${op.path}.`)
              return procedure(op.input as never)
            }
            answer().then(
              (data) => {
                observer.next({ result: { type: 'data', data } })
                observer.complete()
              },
              (error) => observer.error(TRPCClientError.from(error)),
            )
          }),
    ],
  })
  const queryClient = new QueryClient()
  return (children: ReactNode) => (
    <TRPCProvider trpcClient={client} queryClient={queryClient}>
      {children}
    </TRPCProvider>
  )
}
