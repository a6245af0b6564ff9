/** Calls that one tRPC request may carry: the server refuses longer batches, and the browser splits its own. */
export const MAX_BATCHED_CALLS = 24
