/** Gold tasks, practice on them, and what a project asks of it. */
import { z } from 'zod'
import { GoldAttempt, NewGold, PracticeSettings } from '../../schemas/practice'
import { makeGold } from '../../services/practice/make-gold'
import { nextGold } from '../../services/practice/next-gold'
import { readPractice } from '../../services/practice/read-practice'
import { readPracticeOfProject } from '../../services/practice/read-settings'
import { retireGold } from '../../services/practice/retire-gold'
import { savePractice } from '../../services/practice/save-practice'
import { tryGold } from '../../services/practice/try-gold'
import { projectProcedure, router } from '../trpc'

export const practiceRouter = router({
  mine: projectProcedure('annotator').query(({ ctx }) => readPractice(ctx.actor)),
  next: projectProcedure('annotator')
    .input(z.object({ exceptGoldId: z.string().max(64).nullable().default(null) }))
    .query(({ ctx, input }) => nextGold(ctx.actor, input)),
  attempt: projectProcedure('annotator')
    .input(GoldAttempt)
    .mutation(({ ctx, input }) => tryGold(ctx.actor, input)),
  makeGold: projectProcedure('researcher')
    .input(NewGold)
    .mutation(({ ctx, input }) => makeGold(ctx.actor, input)),
  retireGold: projectProcedure('researcher')
    .input(z.object({ goldId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => retireGold(ctx.actor, input)),
  settings: projectProcedure('admin').query(({ ctx }) => readPracticeOfProject(ctx.actor)),
  saveSettings: projectProcedure('admin')
    .input(PracticeSettings)
    .mutation(({ ctx, input }) => savePractice(ctx.actor, input)),
})
