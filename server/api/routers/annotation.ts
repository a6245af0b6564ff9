/** What annotators are asked for and shown, and the guidelines they go by. */
import { z } from 'zod'
import { AspectChanges } from '../../schemas/aspect'
import { DeskSettings } from '../../schemas/desk-settings'
import { GuidelinesChange } from '../../schemas/guidelines'
import { readDeskSettings, saveDeskSettings } from '../../services/annotation/desk-settings'
import { listGuidelines } from '../../services/annotation/list-guidelines'
import { readAspects } from '../../services/annotation/read-aspects'
import { readGuidelines } from '../../services/annotation/read-guidelines'
import { saveAspects } from '../../services/annotation/save-aspects'
import { saveGuidelines } from '../../services/annotation/save-guidelines'
import { seeGuidelines } from '../../services/annotation/see-guidelines'
import { projectProcedure, router } from '../trpc'

export const annotationRouter = router({
  aspects: projectProcedure('annotator').query(({ ctx }) => readAspects(ctx.actor)),
  saveAspects: projectProcedure('admin')
    .input(z.object({ aspects: AspectChanges }))
    .mutation(({ ctx, input }) => saveAspects(ctx.actor, input.aspects)),
  deskSettings: projectProcedure('annotator').query(({ ctx }) => readDeskSettings(ctx.actor)),
  saveDeskSettings: projectProcedure('admin')
    .input(DeskSettings)
    .mutation(({ ctx, input }) => saveDeskSettings(ctx.actor, input)),
  guidelines: projectProcedure('annotator').query(({ ctx }) => readGuidelines(ctx.actor)),
  seeGuidelines: projectProcedure('annotator')
    .input(z.object({ version: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => seeGuidelines(ctx.actor, input)),
  guidelineVersions: projectProcedure('researcher').query(({ ctx }) => listGuidelines(ctx.actor)),
  saveGuidelines: projectProcedure('admin')
    .input(GuidelinesChange)
    .mutation(({ ctx, input }) => saveGuidelines(ctx.actor, input)),
})
