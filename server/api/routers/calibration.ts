/** Gold tasks, practice on them, and what a project asks of it. */
import { z } from 'zod'
import { CalibrationSettings, GoldAttempt, NewGold } from '../../schemas/calibration'
import { makeGold } from '../../services/calibration/make-gold'
import { nextGold } from '../../services/calibration/next-gold'
import { readCalibration } from '../../services/calibration/read-calibration'
import { readCalibrationOfProject } from '../../services/calibration/read-settings'
import { retireGold } from '../../services/calibration/retire-gold'
import { saveCalibration } from '../../services/calibration/save-calibration'
import { tryGold } from '../../services/calibration/try-gold'
import { projectProcedure, router } from '../trpc'

export const calibrationRouter = router({
  mine: projectProcedure('annotator').query(({ ctx }) => readCalibration(ctx.actor)),
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
  settings: projectProcedure('admin').query(({ ctx }) => readCalibrationOfProject(ctx.actor)),
  saveSettings: projectProcedure('admin')
    .input(CalibrationSettings)
    .mutation(({ ctx, input }) => saveCalibration(ctx.actor, input)),
})
