/** Lets messages, timers and signals in: running a graph blocks the JavaScript thread, and a trainer must hear a cancel. */

/** Resolves after one turn of the event loop. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
