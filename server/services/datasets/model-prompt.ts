/** A stored prompt as models read it: an instruction as it is, a dialogue by its turns in the one template. */
import type { Exchange } from '../../../ml/contract'
import { dialogueAsPrompt } from '../../../ml/data/template'
import type { Prisma } from '../../db'
import type { Turn } from '../../exchange/record'

/** What has to be read of a prompt for it. */
export const PROMPT_CONTENT = { text: true, turns: true } as const satisfies Prisma.PromptSelect

interface PromptContent {
  text: string
  turns: Turn[] | null
}

export function dialogueOf({ text, turns }: PromptContent): { earlier: Exchange[]; prompt: string } {
  return turns === null ? { earlier: [], prompt: text } : exchangesOf(turns)
}

export function modelPrompt(content: PromptContent): string {
  const { earlier, prompt } = dialogueOf(content)
  return dialogueAsPrompt(earlier, prompt)
}

/** Turns without an answer between them are one prompt: what the system says stands before what the user says. */
function exchangesOf(turns: readonly Turn[]): { earlier: Exchange[]; prompt: string } {
  const earlier: Exchange[] = []
  let asked: string[] = []
  for (const { role, content } of turns) {
    if (role === 'assistant') {
      earlier.push({ prompt: asked.join('\n\n'), response: content })
      asked = []
    } else asked.push(content)
  }
  return { earlier, prompt: asked.join('\n\n') }
}
