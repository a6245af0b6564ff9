/**
 * Runs the suites that need no browser.
 */
import path from 'node:path'
import { readJson } from '../lib/files.mjs'
import { ROOT } from '../lib/paths.mjs'
import { withExitCode } from './results.mjs'

const VITEST_CLI = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
const REPORTER = path.join(ROOT, 'scripts/testing/vitest-reporter.mjs')

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ suites: string[], args: string[], env: NodeJS.ProcessEnv }} options `env.DATABASE_URL`: a server on which
 *   databases may be created
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runVitest(launch, { suites, args, env }) {
  const results = path.join(launch.layout.folder, 'vitest.json')
  const { code } = await launch.keeper.run(
    'vitest',
    process.execPath,
    [
      VITEST_CLI,
      'run',
      ...suites.flatMap((suite) => ['--project', suite]),
      '--reporter=default',
      `--reporter=${REPORTER}`,
      ...args,
    ],
    { cwd: ROOT, env: { ...env, LAUREL_TEST_RESULTS: results }, show: true },
  )
  return withExitCode('vitest', readJson(results), code)
}
