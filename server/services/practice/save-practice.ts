/** Changes what a project asks of practice before real work. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { PracticeSettings } from '../../schemas/practice'
import type { Actor } from '../actor'
import { countGolds } from './read-settings'

/** @throws AppError CONFLICT when practice is asked for and there is no gold task. */
export async function savePractice({ projectId }: Actor, input: PracticeSettings): Promise<void> {
  const settings = PracticeSettings.parse(input)
  if (settings.isPracticeAsked && (await countGolds(projectId)) === 0) {
    throw new AppError('no-gold-tasks')
  }
  await db().project.update({ where: { id: projectId }, data: settings })
}
