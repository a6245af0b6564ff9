/**
 * Signs a person in by e-mail and password, under a limit of attempts.
 * Simulated and imported annotators cannot sign in. An unknown e-mail costs as much time as a wrong password.
 */
import { rateLimit } from '../../database/rate-limit'
import { isStorable } from '../../database/storable-text'
import { db } from '../../db'
import { AppError } from '../../errors'
import { EMAIL_LENGTH_MAX, PASSWORD_LENGTH_MAX } from '../../schemas/account'
import { hashPassword, isPasswordCorrect } from './password-hash'
import { passwordStamp } from './password-stamp'

/** One window of 15 minutes: a person mistypes a few times, a script tries many. */
const WINDOW_MS = 15 * 60_000
const KNOWN_MS = 30 * 24 * 60 * 60_000

/** What is counted. Only failures stay counted: an office that signs in at nine o'clock has failed at nothing. */
const LIMITS = {
  /**
   * Wrong passwords for an e-mail. Each address from which that person signed in before has a count of its own, so
   * strangers cannot lock people out of their accounts.
   */
  perEmail: rateLimit('sign-in-email', { max: 8, windowMs: WINDOW_MS }),
  /** Wrong passwords from an address, for whatever e-mail. An address may hold a whole office. */
  perAddress: rateLimit('sign-in-address', { max: 60, windowMs: WINDOW_MS }),
  /** E-mails with the addresses from which they signed in. */
  known: rateLimit('sign-in-known', { max: 1, windowMs: KNOWN_MS }),
}
export type SignInLimits = typeof LIMITS

let decoy: Promise<string> | undefined

export interface SignedIn {
  id: string
  name: string
  email: string
  passwordStamp: string
}

/** @throws AppError UNAVAILABLE with the time to wait when there were too many wrong attempts; returns null when wrong. */
export async function checkCredentials(
  input: { email: string; password: string; address: string },
  limits: SignInLimits = LIMITS,
): Promise<SignedIn | null> {
  // No account has such an e-mail or password, and handling them would cost more than an answer.
  if (input.email.length > EMAIL_LENGTH_MAX || input.password.length > PASSWORD_LENGTH_MAX) return null
  const email = input.email.trim().toLowerCase()
  // A space in front: an e-mail is trimmed, so none that a stranger writes spells the pair of somebody else.
  const pair = ` ${JSON.stringify([email, input.address])}`
  const isKnown = await limits.known.isCounted(pair)
  const counted = isKnown ? pair : email
  // Counted before the slow check, so that parallel attempts cannot slip through together. The address comes first: beyond
  // its limit nothing more is written, whatever e-mails it tries.
  const addressWaitMs = await limits.perAddress.consume(input.address)
  // Whoever signed in from here before is not kept out by what others at this address tried.
  if (!isKnown) requireNoWait(addressWaitMs)
  const emailWaitMs = await notCounting(limits.perEmail.consume(counted), () =>
    limits.perAddress.refund(input.address),
  )
  if (emailWaitMs > 0) await limits.perAddress.refund(input.address)
  requireNoWait(emailWaitMs)

  const outcome = await notCounting(signedInAs(email, input.password), async () => {
    await limits.perEmail.refund(counted)
    await limits.perAddress.refund(input.address)
  })
  if (!outcome) return null
  await limits.perEmail.reset(counted)
  await limits.perAddress.refund(input.address)
  await limits.known.mark(pair)
  return outcome
}

/** When Laurel fails, not the person, the attempt is taken back. */
async function notCounting<Result>(work: Promise<Result>, takeBack: () => Promise<void>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    await takeBack()
    throw error
  }
}

function requireNoWait(waitMs: number): void {
  if (waitMs > 0) throw new AppError('too-many-attempts', { minutes: Math.ceil(waitMs / 60_000) })
}

async function signedInAs(email: string, password: string): Promise<SignedIn | null> {
  if (!isStorable(email)) return null
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, passwordHash: true, isSimulated: true, importedAs: true },
  })
  decoy ??= hashPassword('nobody has this password')
  const canSignIn = user !== null && !user.isSimulated && user.importedAs === null
  const isCorrect = await isPasswordCorrect(canSignIn ? user.passwordHash : await decoy, password)
  if (!canSignIn || !isCorrect) return null

  return { id: user.id, name: user.name, email: user.email, passwordStamp: passwordStamp(user.passwordHash) }
}
