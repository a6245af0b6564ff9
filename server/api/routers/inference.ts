/**
 * Questions to models that a person waits for. All are mutations: texts travel in the body, and nothing is cached on the
 * way. `generate` streams.
 */
import { AskAboutTokens, AskToGenerate } from '../../schemas/inference'
import { askLogProbs, askNextTokens, askScore, askToGenerate } from '../../services/inference/ask-model'
import { readerProcedure, router } from '../trpc'

export const inferenceRouter = router({
  nextTokens: readerProcedure
    .input(AskAboutTokens)
    .mutation(({ ctx, input, signal }) => askNextTokens(ctx.reader, input, signal)),
  logProbs: readerProcedure
    .input(AskAboutTokens)
    .mutation(({ ctx, input, signal }) => askLogProbs(ctx.reader, input, signal)),
  score: readerProcedure
    .input(AskAboutTokens)
    .mutation(({ ctx, input, signal }) => askScore(ctx.reader, input, signal)),
  generate: readerProcedure
    .input(AskToGenerate)
    .mutation(({ ctx, input, signal }) => askToGenerate(ctx.reader, input, signal)),
})
