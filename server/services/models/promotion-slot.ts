/** What a version can be promoted as. One version answers for the project, one scores for it; they do not compete. */
import type { ModelKind, PromotionSlot } from '../../generated/prisma/client'

export const promotionSlotOf = (kind: ModelKind): PromotionSlot => (kind === 'reward' ? 'scores' : 'answers')
