/** Whether a set-up link can still be used, for the page to say so before anybody types. */
import { db } from '../../db'
import { hashSecret } from '../../secrets/one-time-secret'
import { isSetupNeeded } from './is-setup-needed'

export async function isSetupLinkValid(secret: string): Promise<boolean> {
  const link = await db().setupLink.findUnique({
    where: { secretHash: hashSecret(secret) },
    select: { usedAt: true },
  })
  return link !== null && link.usedAt === null && (await isSetupNeeded())
}
