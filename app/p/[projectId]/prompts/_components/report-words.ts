/** Why a prompt was reported, in the desk's words. A reason that is no longer offered reads as its code. */
import type { Words } from '@/app/_i18n/words'
import { REPORT_REASONS } from '@/server/schemas/desk-terms'

export function reasonInWords(t: Words<'desk'>, reason: string): string {
  const known = REPORT_REASONS.find((one) => one === reason)
  return known ? t(`report.reasons.${known}`) : reason
}
