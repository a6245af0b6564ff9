/** Signs in with next-auth from our own forms; answers with what went wrong instead of an error code. */
import { signIn } from 'next-auth/react'
import type { RefusalCode } from '@/server/refusals/catalogue'

export type SignInProblem = 'wrong' | 'tooMany' | 'failed'

/** Refusals that pass when somebody waits. */
const TOO_MANY = new Set<string>(['too-many-attempts', 'sign-in-busy'] satisfies RefusalCode[])

/** Null when signed in, else what to tell the person. */
export async function signInWithPassword(email: string, password: string): Promise<SignInProblem | null> {
  const answer = await signIn('credentials', {
    email,
    password,
    redirect: false,
    // The address of this page would be sent along otherwise, however long it is.
    callbackUrl: '/',
  })
  if (answer?.ok && !answer.error) return null
  if (!answer?.error || answer.error === 'CredentialsSignin') return 'wrong'
  // Our own refusals arrive as their codes; anything else is a failure of the server.
  return TOO_MANY.has(answer.error) ? 'tooMany' : 'failed'
}
