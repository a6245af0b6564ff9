/** What annotators are asked for. */
import { z } from 'zod'
import { AspectChanges } from '../../schemas/aspect'
import { readAspects } from '../../services/annotation/read-aspects'
import { saveAspects } from '../../services/annotation/save-aspects'
import { projectProcedure, router } from '../trpc'

export const annotationRouter = router({
  aspects: projectProcedure('annotator').query(({ ctx }) => readAspects(ctx.actor)),
  saveAspects: projectProcedure('admin')
    .input(z.object({ aspects: AspectChanges }))
    .mutation(({ ctx, input }) => saveAspects(ctx.actor, input.aspects)),
})
