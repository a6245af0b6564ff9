/** Near-duplicates, personal data and held-out texts among prompts: researchers review, admins look and redact. */
import { z } from 'zod'
import { AddHeldOutList, FINDING_KINDS, FindingId, FindingVerdict } from '../../schemas/screening'
import { closeFinding } from '../../services/screening/close-finding'
import { addHeldOutList, listHeldOutLists, removeHeldOutList } from '../../services/screening/held-out-lists'
import { listFindings, screeningState } from '../../services/screening/list-findings'
import { redactPrompt } from '../../services/screening/redact-prompt'
import { startScreening } from '../../services/screening/start-screening'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')
const admin = projectProcedure('admin')

export const screeningRouter = router({
  state: researcher.query(({ ctx }) => screeningState(ctx.actor)),
  findings: researcher
    .input(z.object({ kind: z.enum(FINDING_KINDS) }))
    .query(({ ctx, input }) => listFindings(ctx.actor, input)),
  start: admin.mutation(({ ctx }) => startScreening(ctx.actor)),
  close: researcher
    .input(FindingId.extend({ verdict: FindingVerdict }))
    .mutation(({ ctx, input }) => closeFinding(ctx.actor, input)),
  redact: admin.input(FindingId).mutation(({ ctx, input }) => redactPrompt(ctx.actor, input)),
  heldOutLists: researcher.query(({ ctx }) => listHeldOutLists(ctx.actor)),
  addHeldOutList: admin.input(AddHeldOutList).mutation(({ ctx, input }) => addHeldOutList(ctx.actor, input)),
  removeHeldOutList: admin
    .input(z.object({ listId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => removeHeldOutList(ctx.actor, input)),
})
