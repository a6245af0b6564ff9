/** Prompts: researchers read, admins add and change; whoever works on one may report it, and researchers answer. */
import { z } from 'zod'
import {
  AddPrompts,
  EditPrompts,
  PromptFilter,
  PromptReport,
  PromptSelection,
  ReportVerdict,
} from '../../schemas/prompt'
import { addPrompts } from '../../services/prompts/add-prompts'
import { closeReport } from '../../services/prompts/close-report'
import { editPrompts } from '../../services/prompts/edit-prompts'
import { getPrompt } from '../../services/prompts/get-prompt'
import { listPromptEdits } from '../../services/prompts/list-prompt-edits'
import { countPrompts, listPrompts, summarisePrompts } from '../../services/prompts/list-prompts'
import { listReports } from '../../services/prompts/list-reports'
import { reportPrompt } from '../../services/prompts/report-prompt'
import { restorePrompt } from '../../services/prompts/restore-prompt'
import { undoPromptEdit } from '../../services/prompts/undo-prompt-edit'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')
const admin = projectProcedure('admin')
const PromptId = z.object({ promptId: z.string().min(1).max(64) })

export const promptsRouter = router({
  list: researcher.input(PromptFilter).query(({ ctx, input }) => listPrompts(ctx.actor, input)),
  count: researcher.input(PromptSelection).query(({ ctx, input }) => countPrompts(ctx.actor, input)),
  summary: researcher.query(({ ctx }) => summarisePrompts(ctx.actor)),
  get: researcher.input(PromptId).query(({ ctx, input }) => getPrompt(ctx.actor, input)),
  add: admin.input(AddPrompts).mutation(({ ctx, input }) => addPrompts(ctx.actor, input)),
  edit: admin.input(EditPrompts).mutation(({ ctx, input }) => editPrompts(ctx.actor, input)),
  edits: researcher.query(({ ctx }) => listPromptEdits(ctx.actor)),
  undoEdit: admin
    .input(z.object({ editId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => undoPromptEdit(ctx.actor, input)),
  report: projectProcedure('annotator')
    .input(PromptReport)
    .mutation(({ ctx, input }) => reportPrompt(ctx.actor, input)),
  reports: researcher.query(({ ctx }) => listReports(ctx.actor)),
  closeReport: researcher
    .input(z.object({ reportId: z.string().min(1).max(64), verdict: ReportVerdict }))
    .mutation(({ ctx, input }) => closeReport(ctx.actor, input)),
  restore: researcher.input(PromptId).mutation(({ ctx, input }) => restorePrompt(ctx.actor, input)),
})
