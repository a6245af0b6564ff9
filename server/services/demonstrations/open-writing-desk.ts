/** What the writing desk starts from: the draft and the prompt it belongs to, or the next prompt. */
import { db } from '../../db'
import { DemonstrationDraft } from '../../schemas/demonstration'
import { TEXT_TOKENS_MAX } from '../../tokens/starter-tokens'
import type { Actor } from '../actor'
import { readDraft } from '../drafts/read-draft'
import { givenTo } from '../prompts/given-to'
import { nextPrompt, type PromptToAnswer } from './next-prompt'
import { WRITING_SUBJECT } from './save-demonstration-draft'

export interface WritingDesk {
  prompt: PromptToAnswer | null
  draft: DemonstrationDraft | null
  /** The most tokens an instruction and its answer may have together. */
  tokensMax: number
}

export async function openWritingDesk(actor: Actor): Promise<WritingDesk> {
  const draft = await readDraft(actor, 'demonstration', WRITING_SUBJECT, DemonstrationDraft)
  if (draft?.promptId) {
    const prompt = await db().prompt.findFirst({
      where: {
        id: draft.promptId,
        projectId: actor.projectId,
        split: 'train',
        demonstrations: { none: { authorId: actor.userId } },
        ...givenTo(actor.userId),
      },
      select: { id: true, text: true, taskType: true, language: true },
    })
    if (prompt) {
      const { id, ...rest } = prompt
      return { prompt: { promptId: id, ...rest }, draft, tokensMax: TEXT_TOKENS_MAX }
    }
  }
  const isOwn = draft !== null && draft.promptId === null
  return { prompt: await nextPrompt(actor), draft: isOwn ? draft : null, tokensMax: TEXT_TOKENS_MAX }
}
