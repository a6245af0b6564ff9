import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when it is not of the actor's project */
export async function requirePromptSet({ projectId }: Actor, promptSetId: string) {
  const set = await db().promptSet.findFirst({
    where: { id: promptSetId, projectId },
    select: { id: true, name: true, description: true, source: true, licence: true, createdAt: true },
  })
  if (!set) throw new AppError('prompt-set-not-found')
  return set
}

/** @throws AppError NOT_FOUND */
export async function requireVersion(promptSetId: string, number: number) {
  const version = await db().promptSetVersion.findUnique({
    where: { promptSetId_number: { promptSetId, number } },
    select: { id: true, number: true, hash: true, prompts: true },
  })
  if (!version) throw new AppError('prompt-set-version-not-found', { version: number })
  return version
}
