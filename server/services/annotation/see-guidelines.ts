/** Notes which version of the guidelines a person was shown; an older one changes nothing. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function seeGuidelines(
  { projectId, userId }: Actor,
  { version }: { version: number },
): Promise<void> {
  await db().member.updateMany({
    where: {
      projectId,
      userId,
      project: { guidelinesVersion: { gte: version } },
      OR: [{ guidelinesSeen: null }, { guidelinesSeen: { lt: version } }],
    },
    data: { guidelinesSeen: version },
  })
}
