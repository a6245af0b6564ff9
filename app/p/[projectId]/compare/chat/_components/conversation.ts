/** A conversation: prompts, and for each one or more answers, of which the last chosen goes on. Pure. */
import type { DialogueTurn } from '@/server/schemas/demonstration'
import type { SamplingSettings } from '@/server/schemas/run'

export interface ChatAnswer {
  modelId: string
  text: string
  tokens: { id: number; text: string; logProb: number }[]
  finishReason: 'eos' | 'length'
  settings: SamplingSettings
  seed: number
}

export interface Exchange {
  prompt: string
  answers: ChatAnswer[]
  /** Which answer is shown and goes on; −1 while there is none. */
  shown: number
}

export interface ChatTurn {
  role: 'prompt' | 'response'
  text: string
}

/** What the model reads before it answers the exchange at `index`. */
export function turnsBefore(exchanges: readonly Exchange[], index: number): ChatTurn[] {
  return exchanges.slice(0, index + 1).flatMap(({ prompt, answers, shown }, at): ChatTurn[] => {
    const asked: ChatTurn = { role: 'prompt', text: prompt }
    const answer = answers[shown]
    return at < index && answer ? [asked, { role: 'response', text: answer.text }] : [asked]
  })
}

/** The same as one prompt: put into the template (`Task: … Reply:`), it reads as the turns do. For ranking, which knows prompts only. */
export function asOnePrompt(turns: readonly ChatTurn[]): string {
  return turns
    .map(({ role, text }, index) => {
      if (role === 'response') return `\nReply: ${text.trim()}\n`
      return index === 0 ? text.trim() : `Task: ${text.trim()}`
    })
    .join('')
}

/** The same as a demonstration keeps it. A prompt that got no answer is one with the next. */
export function asDialogue(turns: readonly ChatTurn[]): { instruction: string; between: DialogueTurn[] } {
  const said: DialogueTurn[] = []
  for (const { role, text } of turns) {
    const last = said.at(-1)
    if (last?.role === 'user' && role === 'prompt') last.content += `\n\n${text}`
    else said.push({ role: role === 'prompt' ? 'user' : 'assistant', content: text })
  }
  const [instruction, ...between] = said
  return { instruction: instruction.content, between }
}

export function withAnswer(exchanges: readonly Exchange[], index: number, answer: ChatAnswer): Exchange[] {
  return exchanges.map((exchange, at) =>
    at === index
      ? { ...exchange, answers: [...exchange.answers, answer], shown: exchange.answers.length }
      : exchange,
  )
}
