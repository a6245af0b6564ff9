/** Makes the one-time link that creates the first admin, as long as there is nobody. Each new link invalidates the older ones. */
import { db } from '../../db'
import { env } from '../../env'
import { hashSecret, newSecret } from '../../secrets/one-time-secret'
import { isSetupNeededIn } from './is-setup-needed'

export type SetupLinkAnswer = { needed: true; url: string } | { needed: false }

export async function createSetupLink(): Promise<SetupLinkAnswer> {
  const secret = newSecret()
  const isNeeded = await db().$transaction(async (tx) => {
    if (!(await isSetupNeededIn(tx))) return false
    await tx.setupLink.deleteMany({ where: { usedAt: null } })
    await tx.setupLink.create({ data: { secretHash: hashSecret(secret) } })
    return true
  })
  if (!isNeeded) return { needed: false }
  return { needed: true, url: `${env().NEXTAUTH_URL.replace(/\/$/, '')}/setup/${secret}` }
}
