/**
 * Fills the database with what a newcomer starts from. The seed itself may run any number of times; it is left out
 * when neither it nor the database changed.
 */
import path from 'node:path'
import { hashTree } from '../lib/files.mjs'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'
import { isStamped, unlessStamped } from '../lib/stamps.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {NodeJS.ProcessEnv} env the product's
 * @param {string} databaseMark from `migrate`
 */
export async function seed(launch, env, databaseMark) {
  const sources = hashTree(ROOT, ['prisma', 'server', 'ml', 'package-lock.json'], {
    skip: ['server/generated', 'server/api', 'server/auth'],
  })
  const what = { stamp: path.join(launch.layout.stamps, 'seed'), key: `${databaseMark} ${sources}` }
  if (isStamped(what.stamp, what.key)) return
  await phase('seeding', 'seeded', () =>
    unlessStamped(what, async () => {
      const { code, output } = await launch.keeper.run(
        'seed',
        process.execPath,
        ['--import', 'tsx', 'prisma/seed.ts'],
        { cwd: ROOT, env },
      )
      if (code !== 0) {
        throw new LaunchError('The database could not be seeded: the seed says why above.', {
          detail: output,
        })
      }
    }),
  )
}
