/** What route handlers of files have in common: failures that are answers, in the asker's language. */
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { AppError } from '@/server/errors'
import { asRefusal } from '@/server/transient-failure'

/** Turns what a service refuses with, and transient failures, into an answer with a sentence. */
export const refusing =
  <Rest extends unknown[]>(handler: (request: Request, ...rest: Rest) => Promise<Response>) =>
  async (request: Request, ...rest: Rest): Promise<Response> => {
    try {
      return await handler(request, ...rest)
    } catch (error) {
      const refused = asRefusal(error)
      if (!(refused instanceof AppError)) throw error
      const { httpStatus, retryAfterS, message } = refused
      return refusal(httpStatus, sayIn(await readLanguage())(message), retryAfterS)
    }
  }

/** @param sentence in the asker's language */
export const refusal = (status: number, sentence: string, retryAfterS: number | null = null) =>
  Response.json(
    { error: sentence },
    { status, ...(retryAfterS !== null && { headers: { 'retry-after': String(retryAfterS) } }) },
  )
