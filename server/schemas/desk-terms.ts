/**
 * The lists and limits that desks and schemas share, apart from the schemas: a desk's page checks nothing itself and so loads
 * no zod.
 */

export const MAX_TEXT_LENGTH = 20_000

/** How much of an answer is held against others: it has to fit an address. */
export const SIMILAR_LENGTH = 1000

/** Offered for an instruction of one's own; prompt sets may bring others. */
export const TASK_TYPES = [
  'answer',
  'explain',
  'rewrite',
  'summarise',
  'story',
  'list',
  'advice',
  'other',
] as const

/** What the chat template puts around an instruction and its answer at most, in tokens. */
export const EXCHANGE_TOKENS = 12

/** Tokens of all turns before the response, with what the template puts between them. */
export const countTurns = (
  turns: readonly { role: string; content: string }[],
  count: (text: string) => number,
): number =>
  turns.reduce(
    (sum, { role, content }) => sum + count(content) + (role === 'assistant' ? EXCHANGE_TOKENS : 0),
    0,
  )

/** Why a passage of an answer is wrong. */
export const MARK_REASONS = [
  'untrue',
  'made-up',
  'contradiction',
  'irrelevant',
  'harmful',
  'badly-written',
] as const
export const MAX_MARKS = 20

export const SKIP_REASONS = [
  'prompt-unclear',
  'cannot-judge',
  'answers-alike',
  'all-unusable',
  'other',
] as const

/** Why a prompt should not be worked on. */
export const REPORT_REASONS = [
  'unclear',
  'unanswerable',
  'harmful',
  'personal-data',
  'wrong-language',
  'duplicate',
  'other',
] as const
export const MAX_REPORT_COMMENT = 1000

export const STANDARD_FLAGS = [
  'wrong-facts',
  'made-up',
  'off-task',
  'unsafe',
  'personal-data',
  'wrong-language',
] as const
export const STANDARD_RATINGS = ['overall', 'helpful', 'honest', 'harmless'] as const
