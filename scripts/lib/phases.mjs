/**
 * Says what is happening, phase by phase, with the time since the command began. One line when a phase begins, one
 * when it ends; phases may overlap.
 */

const begun = performance.now()

/** Seconds since the command began. */
export function elapsedSeconds() {
  return (performance.now() - begun) / 1000
}

/** @param {number} seconds */
export function formatSeconds(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** @param {string} text one line */
export function say(text) {
  console.log(`${formatSeconds(elapsedSeconds()).padStart(11)}  ${text}`)
}

/**
 * Runs one phase and says so.
 * @template T
 * @param {string} doing e.g. "building the app"
 * @param {string | ((result: T) => string)} done e.g. "app built"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function phase(doing, done, work) {
  say(`${doing} …`)
  const start = performance.now()
  const result = await work()
  const text = typeof done === 'string' ? done : done(result)
  say(`${text} (${formatSeconds((performance.now() - start) / 1000)})`)
  return result
}
