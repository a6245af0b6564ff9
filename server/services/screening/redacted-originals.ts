/** Originals of redacted prompts, known by their texts' hashes, and what those prompts say now. */
import { db, type Tx } from '../../db'
import { known } from '../../errors'
import type { ExchangePrompt } from '../../exchange/record'
import { transcript } from '../../exchange/transcript'
import { promptTurns } from '../demonstrations/dialogue'
import { hashOfText } from './text-hash'

/** Original text → the prompt as it is now. */
export async function redactedOriginals(
  tx: Pick<Tx, 'promptRedaction'>,
  projectId: string,
  texts: readonly string[],
) {
  const hashes = new Map(texts.map((text) => [hashOfText(text), text]))
  const found = await tx.promptRedaction.findMany({
    where: { projectId, hash: { in: [...hashes.keys()] } },
    orderBy: { createdAt: 'asc' },
    select: {
      hash: true,
      prompt: { select: { id: true, text: true, split: true, taskType: true, importId: true, turns: true } },
    },
  })
  return new Map(found.map(({ hash, prompt }) => [known(hashes, hash), prompt]))
}

/** For prompts frozen before they were redacted: the same prompt with the turns it has now, also where a dialogue goes on from it. */
export async function redactedPrompts(
  projectId: string,
): Promise<(prompt: ExchangePrompt) => ExchangePrompt> {
  const found = await db().promptRedaction.findMany({
    where: { projectId },
    select: { hash: true, prompt: { select: { text: true, turns: true } } },
  })
  const nowOf = new Map(found.map(({ hash, prompt }) => [hash, prompt]))
  if (nowOf.size === 0) return (prompt) => prompt
  return (prompt) => {
    for (let length = prompt.turns.length; length > 0; length--) {
      const now = nowOf.get(hashOfText(transcript(prompt.turns.slice(0, length))))
      if (now) return { ...prompt, turns: [...promptTurns(now), ...prompt.turns.slice(length)] }
    }
    return prompt
  }
}
