/** Texts that models are pre-trained on. They are sent to `/api/text`. */
import { z } from 'zod'
import { listTexts } from '../../services/texts/list-texts'
import { retireText } from '../../services/texts/retire-text'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')

export const textsRouter = router({
  list: researcher.query(({ ctx }) => listTexts(ctx.actor)),
  retire: researcher
    .input(z.object({ textId: z.string().min(1).max(64), isRetired: z.boolean() }))
    .mutation(({ ctx, input }) => retireText(ctx.actor, input)),
})
