/** Tokenizers' files, for counting and cutting in the browser. */
import { z } from 'zod'
import { listModelTokenizers, readModelTokenizer } from '../../services/tokens/model-tokenizers'
import { readStarterTokenizer } from '../../services/tokens/read-starter-tokenizer'
import { publicProcedure, readerProcedure, router } from '../trpc'

export const tokensRouter = router({
  /** It ships with Laurel and is no secret. */
  starterTokenizer: publicProcedure.query(() => readStarterTokenizer()),
  ofModels: readerProcedure.query(({ ctx }) => listModelTokenizers(ctx.reader)),
  ofModel: readerProcedure
    .input(z.object({ modelId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => readModelTokenizer(ctx.reader, input)),
})
