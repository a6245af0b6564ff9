/** What a project asks of practice, and how many gold tasks it has to practise on. */
import { db, type Tx } from '../../db'
import type { CalibrationSettings } from '../../schemas/calibration'
import type { Actor } from '../actor'

export interface CalibrationOfProject extends CalibrationSettings {
  golds: number
}

export async function readCalibrationOfProject({ projectId }: Actor): Promise<CalibrationOfProject> {
  const [settings, golds] = await Promise.all([readSettings(db(), projectId), countGolds(projectId)])
  return { ...settings, golds }
}

export const readSettings = (tx: Tx, projectId: string): Promise<CalibrationSettings> =>
  tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { isPracticeAsked: true, practiceAttempts: true, passMark: true },
  })

export const countGolds = (projectId: string): Promise<number> =>
  db().goldTask.count({ where: { projectId, retiredAt: null } })
