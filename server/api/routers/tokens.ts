/** The starter tokenizer's file, for counting in the browser. */
import { readStarterTokenizer } from '../../services/tokens/read-starter-tokenizer'
import { router, signedInProcedure } from '../trpc'

export const tokensRouter = router({
  starterTokenizer: signedInProcedure.query(() => readStarterTokenizer()),
})
