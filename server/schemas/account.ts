/** Shapes of people's own data: name, e-mail, password. Strength is judged by `password-strength`, not by a shape. */
import { z } from 'zod'
import { wrong } from './shape-message'

export const PASSWORD_LENGTH_MIN = 10
export const PASSWORD_LENGTH_MAX = 200
export const EMAIL_LENGTH_MAX = 200

export const Email = z.email(wrong('shape-email')).max(EMAIL_LENGTH_MAX).trim().toLowerCase()
export const PersonName = z
  .string()
  .trim()
  .min(1, wrong('shape-name-missing'))
  .max(80, wrong('shape-text-too-long', { limit: 80 }))
export const Password = z.string().min(1, wrong('shape-password-missing')).max(PASSWORD_LENGTH_MAX)

/** What a new person fills in. */
export const NewAccount = z.object({ name: PersonName, email: Email, password: Password })
export type NewAccount = z.infer<typeof NewAccount>

export const ChangePassword = z.object({ currentPassword: Password, newPassword: Password })
export type ChangePassword = z.infer<typeof ChangePassword>
