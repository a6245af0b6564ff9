/** Changes one's own password. Sessions made before it stop counting (see `password-stamp`). */
import { rateLimit } from '../../database/rate-limit'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ChangePassword } from '../../schemas/account'
import { requireStrongPassword } from './create-user'
import { hashPassword, isPasswordCorrect } from './password-hash'

/** An open session must not be a way to guess the password. */
const attempts = rateLimit('change-password', { max: 8, windowMs: 15 * 60_000 })

/** @throws AppError INVALID_INPUT when the current password is wrong or the new one too weak, UNAVAILABLE after too many tries. */
export async function changePassword(userId: string, input: ChangePassword): Promise<void> {
  const waitMs = await attempts.consume(userId)
  if (waitMs > 0) throw new AppError('too-many-attempts', { minutes: Math.ceil(waitMs / 60_000) })
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, passwordHash: true },
  })
  if (!(await isPasswordCorrect(user.passwordHash, input.currentPassword))) {
    throw new AppError('password-wrong')
  }
  await requireStrongPassword(input.newPassword, [user.name, user.email])
  await db().user.update({
    where: { id: userId },
    data: { passwordHash: await hashPassword(input.newPassword) },
  })
  await attempts.reset(userId)
}
