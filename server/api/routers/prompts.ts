/** Prompts: researchers read, admins add. */
import { z } from 'zod'
import { AddPrompts, PromptFilter } from '../../schemas/prompt'
import { addPrompts } from '../../services/prompts/add-prompts'
import { getPrompt } from '../../services/prompts/get-prompt'
import { listPrompts, summarisePrompts } from '../../services/prompts/list-prompts'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')

export const promptsRouter = router({
  list: researcher.input(PromptFilter).query(({ ctx, input }) => listPrompts(ctx.actor, input)),
  summary: researcher.query(({ ctx }) => summarisePrompts(ctx.actor)),
  get: researcher
    .input(z.object({ promptId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => getPrompt(ctx.actor, input)),
  add: projectProcedure('admin')
    .input(AddPrompts)
    .mutation(({ ctx, input }) => addPrompts(ctx.actor, input)),
})
