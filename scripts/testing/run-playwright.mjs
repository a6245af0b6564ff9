/**
 * Runs the browser tests against a running Laurel.
 */
import path from 'node:path'
import { readJson } from '../lib/files.mjs'
import { ROOT } from '../lib/paths.mjs'
import { readPlaywrightReport, withExitCode } from './results.mjs'

const PLAYWRIGHT_CLI = path.join(ROOT, 'node_modules/@playwright/test/cli.js')

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ args: string[], env: NodeJS.ProcessEnv, address: string, setupLink: string | undefined, browser: import('./browser.mjs').FoundBrowser }} options
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runPlaywright(launch, { args, env, address, setupLink, browser }) {
  const report = path.join(launch.layout.folder, 'playwright.json')
  const { code } = await launch.keeper.run(
    'playwright',
    process.execPath,
    [PLAYWRIGHT_CLI, 'test', '--reporter=list,json', ...args],
    {
      cwd: ROOT,
      show: true,
      env: {
        ...env,
        ...browser.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        LAUREL_E2E_URL: address,
        LAUREL_E2E_SETUP_LINK: setupLink ?? '',
        LAUREL_E2E_BROWSER: browser.path,
        LAUREL_E2E_SANDBOX: browser.sandbox ? 'yes' : 'no',
      },
    },
  )
  const written = readJson(report)
  return withExitCode('playwright', written ? readPlaywrightReport(written) : undefined, code)
}
