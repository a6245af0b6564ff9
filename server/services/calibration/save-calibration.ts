/** Changes what a project asks of practice before real work. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { CalibrationSettings } from '../../schemas/calibration'
import type { Actor } from '../actor'
import { countGolds } from './read-settings'

/** @throws AppError CONFLICT when practice is asked for and there is no gold task. */
export async function saveCalibration({ projectId }: Actor, input: CalibrationSettings): Promise<void> {
  const settings = CalibrationSettings.parse(input)
  if (settings.isPracticeAsked && (await countGolds(projectId)) === 0) {
    throw new AppError('no-gold-tasks')
  }
  await db().project.update({ where: { id: projectId }, data: settings })
}
