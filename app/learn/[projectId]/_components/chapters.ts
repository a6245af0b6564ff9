/** The chapters of the anatomy, in the order of the article. Their words are in the room `anatomy`. */

export const CHAPTERS = [
  'tokens',
  'examples',
  'generation',
  'pre-training',
  'fine-tuning',
  'stars',
  'reward',
  'loop',
] as const
