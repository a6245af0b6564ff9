/**
 * Waits until the web server says that it is well: GET /api/health answers 200.
 */
import { setTimeout as delay } from 'node:timers/promises'

/**
 * @param {string} address of the web server
 * @param {{ withinMs: number, endedEarly: Promise<string> }} options `endedEarly` resolves when the server died
 * @returns {Promise<{ well: boolean, why: string }>} `why`: the last answer, or how the server ended
 */
export async function waitUntilWell(address, { withinMs, endedEarly }) {
  const deadline = performance.now() + withinMs
  let ended
  void endedEarly.then((how) => {
    ended = how
  })
  let last = 'no answer'
  while (performance.now() < deadline) {
    if (ended !== undefined) return { well: false, why: `it ended ${ended}` }
    try {
      const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(10_000) })
      const text = await response.text()
      last = `${response.status} ${text.slice(0, 300)}`
      if (response.ok) return { well: true, why: last }
    } catch (error) {
      last = error.cause?.message ?? error.message
    }
    await delay(50)
  }
  return { well: false, why: last }
}
