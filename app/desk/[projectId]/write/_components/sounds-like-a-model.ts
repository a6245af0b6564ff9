/** Whether a text that was pasted reads as if a chat model wrote it. Pure; a guess, for a hint and nothing else. */

const PHRASES = [
  /\bas an? (ai|artificial intelligence)\b/i,
  /\bas a (large )?language model\b/i,
  /^(certainly|of course|absolutely|sure|great question)[!,.:]/i,
  /\bi hope this (helps|information)\b/i,
  /\b(feel free to|let me know if you)\b/i,
  /\bit'?s important to (note|remember)\b/i,
  /\b(in conclusion|in summary),/i,
  /\bjako (model językowy|sztuczna inteligencja)\b/i,
  /^(oczywiście|jasne|świetne pytanie)[!,.:]/i,
  /\b(mam nadzieję, że to pomoże|daj znać, jeśli)/i,
]
/** Somebody who copies a name or a line is not suspected. */
const LONG_PASTE = 200

export function soundsLikeAModel(text: string, pasted: string): boolean {
  const isMostlyPasted = pasted.length > 0 && text.includes(pasted) && pasted.length >= text.length / 2
  if (!isMostlyPasted) return false
  return pasted.length >= LONG_PASTE || PHRASES.some((phrase) => phrase.test(pasted.trim()))
}
