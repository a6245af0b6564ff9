/**
 * Generates the Prisma client when the schema, or Prisma itself, changed.
 */
import path from 'node:path'
import { hashTree } from '../lib/files.mjs'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'
import { isStamped, unlessStamped } from '../lib/stamps.mjs'
import { prismaCommand, prismaEnvironment } from '../prisma.mjs'

const GENERATED = path.join(ROOT, 'server/generated')

/** @param {import('../lib/launch.mjs').Launch} launch */
export async function generateClient(launch) {
  const what = {
    stamp: path.join(GENERATED, '.stamp'),
    key: hashTree(ROOT, ['prisma/schema', 'prisma.config.ts', 'package-lock.json']),
    product: path.join(GENERATED, 'prisma/client.ts'),
  }
  if (isStamped(what.stamp, what.key, what.product)) return
  await phase('generating the database client', 'database client generated', () =>
    unlessStamped(what, async () => {
      const [program, args] = prismaCommand(['generate'])
      const { code, output } = await launch.keeper.run('prisma generate', program, args, {
        cwd: ROOT,
        env: prismaEnvironment(process.env),
      })
      if (code !== 0) {
        throw new LaunchError('The database client could not be generated: Prisma says why above.', {
          detail: output,
        })
      }
    }),
  )
}
