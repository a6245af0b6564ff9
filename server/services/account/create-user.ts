/** Creates a person inside the caller's transaction: e-mail lower-cased and unique, password strong enough, stored as argon2id. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import type { NewAccount } from '../../schemas/account'
import { passwordStrength } from '../../schemas/password-strength'
import { hashPassword } from './password-hash'

/** @throws AppError INVALID_INPUT with the advice when the password is too easy to guess. */
export async function requireStrongPassword(password: string, personal: string[]): Promise<void> {
  const strength = await passwordStrength(password, personal)
  if (strength.advice) throw new AppError('password-too-weak', { reason: strength.advice })
}

/** Everything slow (strength, hash) before the transaction, so that no lock waits for it. */
export async function prepareUser(account: NewAccount) {
  await requireStrongPassword(account.password, [account.name, account.email])
  return {
    name: account.name.trim(),
    email: account.email.trim().toLowerCase(),
    passwordHash: await hashPassword(account.password),
  }
}

/** @throws AppError CONFLICT when the e-mail is taken. */
export async function insertUser(tx: Tx, user: Awaited<ReturnType<typeof prepareUser>>): Promise<string> {
  const taken = await tx.user.findUnique({ where: { email: user.email }, select: { id: true } })
  if (taken) throw new AppError('account-exists')
  const { id } = await tx.user.create({ data: user, select: { id: true } })
  return id
}
