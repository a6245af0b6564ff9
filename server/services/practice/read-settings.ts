/** What a project asks of practice, and how many gold tasks it has to practise on. */
import { db, type Tx } from '../../db'
import type { PracticeSettings } from '../../schemas/practice'
import type { Actor } from '../actor'

export interface PracticeOfProject extends PracticeSettings {
  golds: number
}

export async function readPracticeOfProject({ projectId }: Actor): Promise<PracticeOfProject> {
  const [settings, golds] = await Promise.all([readSettings(db(), projectId), countGolds(projectId)])
  return { ...settings, golds }
}

export const readSettings = (tx: Tx, projectId: string): Promise<PracticeSettings> =>
  tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { isPracticeAsked: true, practiceAttempts: true, passMark: true },
  })

export const countGolds = (projectId: string): Promise<number> =>
  db().goldTask.count({ where: { projectId, retiredAt: null } })
