/**
 * The one-time link by which a newcomer becomes the first admin, while nobody has used it.
 */
import path from 'node:path'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { isStamped, unlessStamped } from '../lib/stamps.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {NodeJS.ProcessEnv} env the product's
 * @param {string} databaseMark from `migrate`
 * @returns {Promise<string | undefined>} the link; undefined once there is an admin
 */
export async function requestSetupLink(launch, env, databaseMark) {
  // Once set up, always set up: then there is nothing to ask.
  const done = { stamp: path.join(launch.layout.stamps, 'set-up'), key: databaseMark }
  if (isStamped(done.stamp, done.key)) return undefined
  const { code, output } = await launch.keeper.run(
    'setup-link',
    process.execPath,
    ['--import', 'tsx', 'server/setup-link.ts'],
    { cwd: ROOT, env },
  )
  const answer = code === 0 ? parseSetupLink(output) : undefined
  if (!answer) {
    throw new LaunchError('The set-up link could not be made: its program says why above.', {
      detail: output,
    })
  }
  if (!answer.needed) await unlessStamped(done, async () => {})
  return answer.url
}

/**
 * @param {string} output of `server/setup-link.ts`: one line of JSON, possibly among warnings
 * @returns {{ needed: boolean, url?: string } | undefined}
 */
export function parseSetupLink(output) {
  for (const line of output.trim().split('\n').reverse()) {
    try {
      const answer = JSON.parse(line)
      if (answer.needed === false) return { needed: false }
      if (answer.needed === true && typeof answer.url === 'string') return { needed: true, url: answer.url }
    } catch {
      // Not this line.
    }
  }
  return undefined
}
