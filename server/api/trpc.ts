/**
 * The tRPC base: context, error mapping, and the procedures that enforce who may call.
 * Routers build on `projectProcedure(role)`; its input always carries `projectId`, and services get the resolved actor.
 */
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import type { Message } from '../../ml/messages/message'
import { holdsStorableText } from '../database/storable-text'
import { AppError } from '../errors'
import type { Role } from '../generated/prisma/client'
import { sayInEnglish } from '../messages/say-in-english'
import type { RefusalKind } from '../refusals/catalogue'
import { issueMessage } from '../schemas/shape-message'
import { resolveActor, resolveReader } from '../services/actor'
import { asRefusal } from '../transient-failure'
import { transformer } from './transformer'

/** How messages are said to one reader. */
export type Say = (message: Message) => string

/** Made per request by the route handler and by server components: who is signed in, if anyone. */
export interface ApiContext {
  userId: string | null
  /** Why it is not known who is signed in: the database could not be asked. Every procedure refuses with it. */
  refused?: AppError
  /** Says messages in the reader's language; in English where nobody reads. */
  say?: Say
}

/** What the permission test reads off every procedure. */
export interface ProcedureMeta {
  role?: Role
}

const TRPC_CODE = {
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  INVALID_INPUT: 'BAD_REQUEST',
  CONFLICT: 'CONFLICT',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  UNSUPPORTED_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  NO_SPACE: 'SERVICE_UNAVAILABLE',
  FAILED: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<RefusalKind, TRPCError['code']>

/** What broke inside us names tables and columns: it is for the log, not for people. */
function refusalOf({ cause, code }: TRPCError): AppError | null {
  if (cause instanceof AppError) return cause
  return code === 'INTERNAL_SERVER_ERROR' ? new AppError('server-failed') : null
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer,
    errorFormatter({ shape, error, ctx }) {
      const say = ctx?.say ?? sayInEnglish
      // zod's own messages are a JSON list; people get the first problem as a sentence.
      if (error.cause instanceof z.ZodError) {
        const issue = error.cause.issues[0]
        return { ...shape, message: `${issue.path.join('.') || 'input'}: ${say(issueMessage(issue))}` }
      }
      const refused = refusalOf(error)
      if (!refused) return shape
      return { ...shape, message: say(refused), data: { ...shape.data, refusal: refused.code } }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

function mapped(error: unknown): unknown {
  const refused = asRefusal(error)
  return refused instanceof AppError
    ? new TRPCError({ code: TRPC_CODE[refused.kind], message: refused.message, cause: refused })
    : error
}

function isAsyncIterable(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data
}

/** A subscription refuses on its first event, after the procedure has returned. */
async function* withMappedErrors(events: AsyncIterable<unknown>) {
  try {
    yield* events
  } catch (error) {
    throw mapped(error)
  }
}

const mapErrors = t.middleware(async ({ ctx, next }) => {
  if (ctx.refused) throw mapped(ctx.refused)
  const result = await next()
  if (!result.ok) {
    const refusal = mapped(result.error.cause)
    if (refusal instanceof TRPCError) throw refusal
    return result
  }
  return isAsyncIterable(result.data) ? { ...result, data: withMappedErrors(result.data) } : result
})

const refuseUnstorable = t.middleware(async ({ getRawInput, next }) => {
  if (holdsStorableText(await getRawInput())) return next()
  throw mapped(new AppError('text-unstorable'))
})

/** Anyone, signed in or not. */
export const publicProcedure = t.procedure.use(mapErrors).use(refuseUnstorable)

/** Any signed-in person. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.userId) throw mapped(new AppError('not-signed-in'))
  return next({ ctx: { userId: ctx.userId } })
})

/** A member of `input.projectId` with at least `role`. Adds `ctx.actor`; services filter every query by `actor.projectId`. */
export const projectProcedure = (role: Role) =>
  signedInProcedure
    .input(z.object({ projectId: z.string().min(1) }))
    .meta({ role })
    .use(async ({ ctx, input, next }) =>
      next({ ctx: { actor: await resolveActor(ctx.userId, input.projectId, role) } }),
    )

/** A member of `input.projectId`, or anybody when its admin made the anatomy pages public. Adds `ctx.reader`. */
export const readerProcedure = publicProcedure
  .input(z.object({ projectId: z.string().min(1) }))
  .meta({ role: 'annotator' })
  .use(async ({ ctx, input, next }) =>
    next({ ctx: { reader: await resolveReader(ctx.userId, input.projectId) } }),
  )
