/** What a version can be promoted as. One version answers for the project, one scores for it; they do not compete. */
import type { ModelKind, ModelOffice } from '../../generated/prisma/client'

export const officeOf = (kind: ModelKind): ModelOffice => (kind === 'reward' ? 'scores' : 'answers')
