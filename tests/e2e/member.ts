/** A member of a project who can sign in: made in the database, for tests with rows of their own. */
import { randomUUID } from 'node:crypto'
import { db } from '@/server/db'
import { hashPassword } from '@/server/services/account/password-hash'
import type { Actor } from '@/server/services/actor'
import { createMember } from '../support/labeling-rows'
import type { Account } from './people'

export async function createMemberWithAccount(
  projectId: string,
): Promise<{ actor: Actor; account: Account }> {
  const actor = await createMember(projectId)
  const account = {
    name: 'Nobody',
    email: `member-${randomUUID()}@example.org`,
    password: 'copper-meadow-violin-83',
  }
  await db().user.update({
    where: { id: actor.userId },
    data: { email: account.email, passwordHash: await hashPassword(account.password) },
  })
  return { actor, account }
}
