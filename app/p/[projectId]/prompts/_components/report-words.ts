/** Why a prompt was reported, in words. */
import type { ReportReason } from '@/server/schemas/prompt'

const REASONS: Record<ReportReason, string> = {
  unclear: 'Cannot be understood',
  unanswerable: 'Cannot be answered',
  harmful: 'Asks for something harmful',
  'personal-data': 'Names a private person',
  'wrong-language': 'Wrong language',
  duplicate: 'Seen before',
  other: 'Something else',
}

/** A reason that is no longer offered reads as its code. */
export const reasonInWords = (reason: string) => REASONS[reason as ReportReason] ?? reason
