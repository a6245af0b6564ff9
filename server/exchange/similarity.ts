/** How much of two texts is the same. Pure. */

/** Shared three-word stretches of all: 1 for the same words in the same order, near 0 for two texts of their own. */
export function similarity(one: string, other: string): number {
  const a = stretches(one)
  const b = stretches(other)
  const shared = [...a].filter((stretch) => b.has(stretch)).length
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared)
}

function stretches(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < 3) return new Set(words.length > 0 ? [words.join(' ')] : [])
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`))
}
