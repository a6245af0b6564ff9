/** Writes the next version of the guidelines. Earlier ones stay as they were: rankings refer to them. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { GuidelinesChange } from '../../schemas/guidelines'
import type { Actor } from '../actor'

/**
 * The same text again is no new version.
 * @throws AppError CONFLICT when somebody saved another version meanwhile.
 */
export async function saveGuidelines(actor: Actor, input: GuidelinesChange): Promise<{ version: number }> {
  const { text, version } = GuidelinesChange.parse(input)
  const { projectId, userId } = actor
  return db().$transaction(async (tx) => {
    const [now] = await tx.$queryRaw<{ text: string; version: number }[]>`
      select "guidelines" as text, "guidelinesVersion" as version from "Project" where "id" = ${projectId} for update`
    if (now.text === text) return { version: now.version }
    if (now.version !== version) {
      throw new AppError('guidelines-changed-meanwhile', { version: now.version })
    }
    const next = version + 1
    await tx.guidelineVersion.create({ data: { projectId, version: next, text, authorId: userId } })
    await tx.project.update({
      where: { id: projectId },
      data: { guidelines: text, guidelinesVersion: next },
    })
    return { version: next }
  })
}
