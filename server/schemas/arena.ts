/** What a blind vote says; shared by the voting desk, the router and the services. */
import { z } from 'zod'

/** What the voter pressed. Which model stood left is the server's secret until then. */
export const VoteChoice = z.enum(['left', 'right', 'equal', 'bothBad'])
export type VoteChoice = z.infer<typeof VoteChoice>

export const VoteSubmission = z.object({
  matchId: z.string().min(1).max(64),
  choice: VoteChoice,
  activeMs: z.number().int().min(0).max(86_400_000).default(0),
})
export type VoteSubmission = z.infer<typeof VoteSubmission>

/** Whose votes to count: people's and simulated annotators' are never mixed. */
export const Voters = z.enum(['people', 'simulated'])
export type Voters = z.infer<typeof Voters>
