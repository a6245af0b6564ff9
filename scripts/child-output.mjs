/**
 * Loaded into the web server and the worker before their own code (`node --import`): a log that cannot be written does
 * not hurt them, and a failure that repeats does not fill it.
 */
import { guardOutput } from './lib/output-guard.mjs'
import { RepeatLimiter, WINDOW_MS } from './lib/repeat-limiter.mjs'

guardOutput()

const limiter = new RepeatLimiter()
const write = process.stderr.write.bind(process.stderr)

// One message of `console.error`, with its stack, arrives as one write.
process.stderr.write = (chunk, encoding, callback) => {
  if (limiter.admit(String(chunk))) return write(chunk, encoding, callback)
  const done = typeof encoding === 'function' ? encoding : callback
  if (done) process.nextTick(done)
  return true
}

setInterval(() => {
  for (const line of limiter.endWindow()) write(`${line}\n`)
}, WINDOW_MS).unref()
