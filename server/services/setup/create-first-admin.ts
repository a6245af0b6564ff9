/** Uses the set-up link: creates the first person and makes them admin of every project there is. Works once. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { NewAccount } from '../../schemas/account'
import { hashSecret } from '../../secrets/one-time-secret'
import { insertUser, prepareUser } from '../account/create-user'
import { isSetupLinkValid } from './is-setup-link-valid'
import { isSetupNeededIn } from './is-setup-needed'

/** @throws AppError NOT_FOUND when the link is unknown, used, or somebody exists already; INVALID_INPUT for a weak password. */
export async function createFirstAdmin(secret: string, account: NewAccount): Promise<void> {
  if (!(await isSetupLinkValid(secret))) throw new AppError('setup-link-used')
  const user = await prepareUser(account)
  await db().$transaction(async (tx) => {
    // The update takes the row's lock: of two people with the same link, the second finds it used.
    const { count } = await tx.setupLink.updateMany({
      where: { secretHash: hashSecret(secret), usedAt: null },
      data: { usedAt: new Date() },
    })
    if (count !== 1 || !(await isSetupNeededIn(tx))) throw new AppError('setup-link-used')
    const userId = await insertUser(tx, user)
    const projects = await tx.project.findMany({ select: { id: true } })
    await tx.member.createMany({
      data: projects.map(({ id }) => ({ projectId: id, userId, role: 'admin' as const })),
    })
  })
}
