/** What a project turns on at its desks: read by every member, changed by admins. */
import { db } from '../../db'
import { DeskSettings } from '../../schemas/desk-settings'
import type { Actor } from '../actor'

export const readDeskSettings = ({ projectId }: Actor): Promise<DeskSettings> =>
  db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { hasLeaderboard: true, wordGoal: true },
  })

export async function saveDeskSettings({ projectId }: Actor, input: DeskSettings): Promise<void> {
  await db().project.update({ where: { id: projectId }, data: DeskSettings.parse(input) })
}
