/**
 * Starts an empty project with its creator as admin. The base models of the creator's other projects come along (weights
 * are immutable files, shared), so that training can start at once; prompts do not.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { NewProject } from '../../schemas/project'
import { canCreateProject } from './can-create-project'

/** @throws AppError FORBIDDEN when the person is admin nowhere although projects exist. */
export async function createProject(userId: string, details: NewProject): Promise<{ id: string }> {
  if (!(await canCreateProject(userId))) {
    throw new AppError('project-needs-admin-elsewhere')
  }
  return db().$transaction(async (tx) => {
    const bases = await tx.modelVersion.findMany({
      where: { kind: 'base', runId: null, project: { members: { some: { userId } } } },
      orderBy: { createdAt: 'asc' },
      distinct: ['weightsSha256'],
      select: {
        artifactPath: true,
        weightsSha256: true,
        parameters: true,
        config: true,
        seed: true,
        commit: true,
        metrics: true,
        notes: true,
      },
    })
    return tx.project.create({
      data: {
        ...details,
        ...(details.guidelines && {
          guidelinesVersion: 1,
          guidelineVersions: { create: { version: 1, text: details.guidelines, authorId: userId } },
        }),
        members: { create: { userId, role: 'admin' } },
        modelVersions: {
          create: bases.map((base, index) => ({
            ...base,
            config: base.config ?? {},
            metrics: base.metrics ?? {},
            kind: 'base' as const,
            version: index + 1,
          })),
        },
      },
      select: { id: true },
    })
  })
}
