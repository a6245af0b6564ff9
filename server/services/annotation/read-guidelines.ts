/** The guidelines as they are, and what one was shown of them last, so that changes can be shown once. */
import { db } from '../../db'
import type { Actor } from '../actor'

export interface Guidelines {
  /** 0: nobody wrote any. */
  version: number
  text: string
  /** The version that this person was shown last, when it is not this one; null when there is nothing new to them. */
  before: { version: number; text: string } | null
}

export async function readGuidelines({ projectId, userId }: Actor): Promise<Guidelines> {
  const [project, member] = await Promise.all([
    db().project.findUniqueOrThrow({
      where: { id: projectId },
      select: { guidelines: true, guidelinesVersion: true },
    }),
    db().member.findUniqueOrThrow({
      where: { projectId_userId: { projectId, userId } },
      select: { guidelinesSeen: true },
    }),
  ])
  const version = project.guidelinesVersion
  const seen = member.guidelinesSeen
  const before =
    seen === null || seen >= version
      ? null
      : await db().guidelineVersion.findUnique({
          where: { projectId_version: { projectId, version: seen } },
          select: { version: true, text: true },
        })
  return { version, text: project.guidelines, before }
}
