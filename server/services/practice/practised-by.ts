/** Which gold tasks a person can practise on: those in use, not their own, of prompts that are given to them. */
import type { Actor } from '../actor'
import { givenTo } from '../prompts/given-to'

export const practisedBy = ({ projectId, userId }: Actor) => ({
  projectId,
  retiredAt: null,
  authorId: { not: userId },
  task: { prompt: givenTo(userId) },
})
