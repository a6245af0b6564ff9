/** A newcomer creates an account and joins the project of an invitation, both or neither. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { NewAccount } from '../../schemas/account'
import { insertUser, prepareUser } from '../account/create-user'
import { readInvitation } from './read-invitation'
import { takeInvitation } from './take-invitation'

/** @throws AppError INVALID_INPUT for a weak password, CONFLICT for a taken e-mail or a used-up link, NOT_FOUND for an unknown one. */
export async function joinAsNew(
  secret: string,
  account: NewAccount,
  now = new Date(),
): Promise<{ projectId: string }> {
  // Hashing is slow: strangers without a working link do not get that far.
  const { state } = await readInvitation(secret, now)
  if (state !== 'open') throw new AppError('invitation-closed')
  const user = await prepareUser(account)
  return db().$transaction(async (tx) => ({
    projectId: await takeInvitation(tx, secret, await insertUser(tx, user), now),
  }))
}
