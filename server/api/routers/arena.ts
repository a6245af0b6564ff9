/** The arena: blind votes, and what they say. */
import { z } from 'zod'
import { Voters, VoteSubmission } from '../../schemas/arena'
import { createMatches } from '../../services/arena/create-matches'
import { listContestants } from '../../services/arena/list-contestants'
import { nextMatch } from '../../services/arena/next-match'
import { readResults } from '../../services/arena/read-results'
import { submitVote } from '../../services/arena/submit-vote'
import { voteProgress } from '../../services/arena/vote-progress'
import { projectProcedure, router } from '../trpc'

const Id = z.string().min(1).max(64)

export const arenaRouter = router({
  next: projectProcedure('annotator')
    .input(z.object({ exceptMatchId: Id.nullable().default(null) }))
    .query(({ ctx, input }) => nextMatch(ctx.actor, input)),
  progress: projectProcedure('annotator').query(({ ctx }) => voteProgress(ctx.actor)),
  vote: projectProcedure('annotator')
    .input(VoteSubmission)
    .mutation(({ ctx, input }) => submitVote(ctx.actor, input)),
  contestants: projectProcedure('researcher').query(({ ctx }) => listContestants(ctx.actor)),
  createMatches: projectProcedure('researcher')
    .input(z.object({ modelAId: Id, modelBId: Id }))
    .mutation(({ ctx, input }) => createMatches(ctx.actor, input)),
  results: projectProcedure('researcher')
    .input(z.object({ voters: Voters.default('people') }))
    .query(({ ctx, input }) => readResults(ctx.actor, input)),
})
