/** Signs in with next-auth from our own forms; answers with a sentence instead of an error code. */
import { signIn } from 'next-auth/react'

/** Null when signed in, else what to tell the person. */
export async function signInWithPassword(email: string, password: string): Promise<string | null> {
  const answer = await signIn('credentials', { email, password, redirect: false })
  if (answer?.ok && !answer.error) return null
  if (!answer?.error || answer.error === 'CredentialsSignin') return 'Wrong e-mail or password.'
  // Our own refusals (too many attempts) arrive as sentences; anything else is a failure of the server.
  return answer.error.startsWith('Too many attempts')
    ? answer.error
    : 'The server could not sign you in. Try again in a moment.'
}
