/** One's own name and e-mail. */
import { db } from '../../db'

export function readAccount(userId: string) {
  return db().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } })
}
