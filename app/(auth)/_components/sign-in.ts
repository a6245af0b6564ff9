/** Signs in with next-auth from our own forms; answers with what went wrong instead of an error code. */
import { signIn } from 'next-auth/react'

export type SignInProblem = 'wrong' | 'tooMany' | 'failed'

/** Null when signed in, else what to tell the person. */
export async function signInWithPassword(email: string, password: string): Promise<SignInProblem | null> {
  const answer = await signIn('credentials', { email, password, redirect: false })
  if (answer?.ok && !answer.error) return null
  if (!answer?.error || answer.error === 'CredentialsSignin') return 'wrong'
  // Our own refusals (too many attempts) arrive as sentences; anything else is a failure of the server.
  return answer.error.startsWith('Too many attempts') ? 'tooMany' : 'failed'
}
