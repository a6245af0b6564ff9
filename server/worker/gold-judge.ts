/** The gold preference for the seeded prompts, found by their key. No training ever sees it. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type JudgedPrompt, worldPreference } from '../../ml/starter/world-preference'

const PROMPTS = fileURLToPath(new URL('../../ml/starter/assets/prompts.jsonl', import.meta.url))

export interface GoldJudge {
  /** What gold judges a prompt by. @throws Error for a prompt that did not come with the starter */
  promptOf(key: string): JudgedPrompt
  /** Null when gold is not defined: the prompt did not come with the starter, or was changed since. */
  scoreIfKnown(prompt: { key: string; text: string }, response: string, endedByItself: boolean): number | null
  /** 0–1. */
  score(key: string, response: string, endedByItself: boolean): number
}

export async function openGoldJudge(): Promise<GoldJudge> {
  const lines = (await readFile(PROMPTS, 'utf8')).split('\n').filter(Boolean)
  const prompts = new Map(
    lines.map((line) => {
      const prompt = JSON.parse(line) as JudgedPrompt & { id: string }
      return [prompt.id, prompt]
    }),
  )
  const promptOf = (key: string) => {
    const prompt = prompts.get(key)
    if (!prompt) throw new Error(`gold is not defined for prompt ${key}: it is not one of the starter's`)
    return prompt
  }
  return {
    promptOf,
    scoreIfKnown(prompt, response, endedByItself) {
      const known = prompts.get(prompt.key)
      return known?.text === prompt.text ? worldPreference(known, response, endedByItself) : null
    },
    score: (key, response, endedByItself) => worldPreference(promptOf(key), response, endedByItself),
  }
}
