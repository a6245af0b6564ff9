/** Changes the name others see. */
import { db } from '../../db'

export async function renameAccount(userId: string, name: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name } })
}
