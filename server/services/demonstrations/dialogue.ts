/** What stands before a demonstration's response: the prompt it answers or the author's own, and the turns of a dialogue. */

import { AppError } from '../../errors'
import type { Turn } from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import { Prisma } from '../../generated/prisma/client'

interface Stored {
  instruction: string
  turns: Turn[] | null
  prompt: { turns: Turn[] | null } | null
}

const openingOf = (text: string, turns: Turn[] | null): Turn[] => turns ?? [{ role: 'user', content: text }]

/** The prompt as turns. */
export const promptTurns = ({ text, turns }: { text: string; turns: Turn[] | null }) => openingOf(text, turns)

/** All turns before the response. */
export const turnsOf = ({ instruction, turns, prompt }: Stored): Turn[] =>
  openingOf(instruction, turns ?? prompt?.turns ?? null)

/** How many of them are the prompt's, which nobody but its prompt set changes. */
export const promptTurnCount = ({ prompt }: Pick<Stored, 'prompt'>): number =>
  prompt ? (prompt.turns?.length ?? 1) : 0

/** As they are kept. A prompt's own turns are read from the prompt, so that there is one place that says them. */
export function storedTurns(turns: readonly Turn[], fromPrompt: number) {
  const isDialogue = turns.length > Math.max(1, fromPrompt)
  return {
    instruction: transcript(turns),
    turns: isDialogue ? [...turns] : Prisma.DbNull,
  }
}

/**
 * The same turns in other words.
 * @throws AppError INVALID_INPUT when one is empty, there are others than before, or the prompt would change
 */
export function reworded(before: readonly Turn[], after: readonly Turn[], fromPrompt: number): Turn[] {
  const isSame = before.length === after.length && before.every(({ role }, i) => role === after[i].role)
  if (!isSame) throw new AppError('dialogue-turns-changed')
  return requireWords(
    before.map((turn, i) => (i < fromPrompt ? turn : after[i])),
    fromPrompt,
  )
}

/** @throws AppError INVALID_INPUT when a turn after the prompt's is empty */
export function requireWords(turns: readonly Turn[], fromPrompt: number): Turn[] {
  return turns.map((turn, i) => {
    if (i < fromPrompt) return turn
    const content = turn.content.trim()
    if (!content) throw new AppError('dialogue-turn-empty')
    return { ...turn, content }
  })
}
