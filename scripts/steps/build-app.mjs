/**
 * Builds the web app when its sources changed.
 */
import path from 'node:path'
import { hashTree } from '../lib/files.mjs'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'
import { isStamped, unlessStamped } from '../lib/stamps.mjs'

/** Everything that a build reads. */
const SOURCES = [
  'app',
  'server',
  'ml',
  'public',
  'prisma/schema',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.test-build.json',
  'instrumentation.ts',
  'proxy.ts',
  'package.json',
  'package-lock.json',
]

/** The Next.js command line, run by Node itself so that no shell lies between us and it. */
export const NEXT_CLI = path.join(ROOT, 'node_modules/next/dist/bin/next')

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {NodeJS.ProcessEnv} env the product's; NEXT_DIST_DIR says where the build goes
 */
export async function buildApp(launch, env) {
  const output = path.join(ROOT, env.NEXT_DIST_DIR ?? '.next')
  const what = {
    stamp: path.join(output, 'laurel-stamp'),
    key: hashTree(ROOT, SOURCES, { skip: ['server/generated'] }),
    product: path.join(output, 'BUILD_ID'),
  }
  if (isStamped(what.stamp, what.key, what.product)) return
  await phase('building the app, about half a minute', 'app built', () =>
    unlessStamped(what, async () => {
      const { code, output: words } = await launch.keeper.run(
        'next build',
        process.execPath,
        [NEXT_CLI, 'build'],
        // What only tests need is not installed by `npm start`, so a build reads the product alone.
        { cwd: ROOT, env: { NEXT_TSCONFIG: 'tsconfig.build.json', ...env, NODE_ENV: 'production' } },
      )
      if (code !== 0) {
        throw new LaunchError('The app could not be built: Next.js says why above.', { detail: words })
      }
    }),
  )
}
