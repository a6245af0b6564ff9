/**
 * `npm test`: every kind of test on real parts that begin empty: a throw-away PostgreSQL and data folder, a build and
 * ports of its own. The last line is the sum of all runners.
 */
import path from 'node:path'
import { dataFolder } from '../lib/paths.mjs'
import { say } from '../lib/phases.mjs'
import { findFreePort } from '../lib/ports.mjs'
import { reportFailure } from '../lib/report-failure.mjs'
import { buildApp } from '../steps/build-app.mjs'
import { emptyData } from '../steps/empty-data.mjs'
import { generateClient } from '../steps/generate-client.mjs'
import { installPackages } from '../steps/install-packages.mjs'
import { openDatabase } from '../steps/open-database.mjs'
import { productEnvironment } from '../steps/product-environment.mjs'
import { seed } from '../steps/seed.mjs'
import { serve } from '../steps/serve.mjs'
import { requestSetupLink } from '../steps/setup-link.mjs'
import { findBrowser } from '../testing/browser.mjs'
import { parseTestRequest } from '../testing/request.mjs'
import { addResults, exitCodeFor, summaryLine } from '../testing/results.mjs'
import { runPlaywright } from '../testing/run-playwright.mjs'
import { runVitest } from '../testing/run-vitest.mjs'

/** What a developer may have set for their own Laurel must not reach the one under test. */
const PERSONAL_VARIABLES = [
  'DATABASE_URL',
  'LAUREL_DATA_DIR',
  'NEXTAUTH_SECRET',
  'NEXTAUTH_URL',
  'NEXT_DIST_DIR',
  'NODE_ENV',
  'PORT',
]

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @returns {Promise<number>} 0 when something passed and nothing failed
 */
export async function run(launch) {
  const request = parseTestRequest(launch.args)
  /** @type {import('../testing/results.mjs').Results[]} */
  const results = []
  const attempt = async (name, work) => {
    try {
      results.push(await work())
    } catch (error) {
      if (launch.isClosing) throw error
      reportFailure(error)
      results.push({ passed: 0, failures: [`${name}: ${error.message}`], skipped: [] })
    }
  }

  let database
  await attempt('preparation', async () => {
    database = await prepare(launch)
    return { passed: 0, failures: [], skipped: [] }
  })
  /** Found first: the browser's software graphics driver serves the WebGPU test too. */
  let browser
  if (database && request.browser) {
    await attempt('the browser', async () => {
      browser = await findTheBrowser(launch)
      return { passed: 0, failures: [], skipped: [] }
    })
  }
  if (database && request.vitest) {
    await attempt('vitest', () => runUnderVitest(launch, request.vitest, { database, browser }))
  }
  if (database && browser) {
    await attempt('browser tests', () => runInBrowser(launch, request.browser, { database, browser }))
  }
  return conclude(addResults(results))
}

/** @param {import('../lib/launch.mjs').Launch} launch */
async function prepare(launch) {
  await launch.open(dataFolder('.data-test'))
  await installPackages(launch, { isForDevelopment: true })
  await emptyData(launch)
  await generateClient(launch)
  return openDatabase(launch, { durable: false })
}

/** @param {import('../lib/launch.mjs').Launch} launch */
async function findTheBrowser(launch) {
  const browser = await findBrowser(path.join(launch.layout.folder, 'browser'))
  say(
    `the browser comes from ${browser.origin}: ${browser.path}${browser.sandbox ? '' : ', without its sandbox'}`,
  )
  return browser
}

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ suites: string[], args: string[] }} request
 * @param {{ database: { maintenanceUrl: string }, browser: import('../testing/browser.mjs').FoundBrowser | undefined }} parts
 */
function runUnderVitest(launch, { suites, args }, { database, browser }) {
  say(`running the ${suites.join(', ')} tests …`)
  return runVitest(launch, {
    suites,
    args,
    env: {
      ...impersonal(process.env),
      DATABASE_URL: database.maintenanceUrl,
      ...(browser && { LAUREL_TEST_BROWSER: browser.path }),
    },
  })
}

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ args: string[] }} request
 * @param {{ database: { url: string }, browser: import('../testing/browser.mjs').FoundBrowser }} parts
 */
async function runInBrowser(launch, { args }, { database: { url }, browser }) {
  const port = await findFreePort()
  const env = {
    ...productEnvironment({
      layout: launch.layout,
      databaseUrl: url,
      port,
      base: impersonal(process.env),
    }),
    NEXT_DIST_DIR: '.next-test',
    NEXT_TSCONFIG: 'tsconfig.test-build.json',
  }
  const { migrate } = await import('../steps/migrate.mjs')
  const databaseMark = await migrate(launch, url)
  await seed(launch, env, databaseMark)
  await buildApp(launch, env)
  const address = await serve(launch, { env, port })
  const setupLink = await requestSetupLink(launch, env, databaseMark)
  say('running the browser tests …')
  return runPlaywright(launch, { args, env, address, setupLink, browser })
}

/** @param {NodeJS.ProcessEnv} env */
function impersonal(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !PERSONAL_VARIABLES.includes(name)))
}

/** @param {import('../testing/results.mjs').Results} total */
async function conclude(total) {
  say('all runners ended')
  if (total.skipped.length > 0) {
    console.log('\nSkipped:')
    for (const { name, reason } of total.skipped) console.log(`  ${name}: ${reason}`)
  }
  if (total.retried.length > 0) {
    console.log('\nPassed, but not at the first try:')
    for (const name of total.retried) console.log(`  ${name}`)
  }
  if (total.failures.length > 0) {
    console.log('\nFailed:')
    for (const name of total.failures) console.log(`  ${name}`)
  }
  // Whatever is said while stopping comes before the last line.
  process.once('exit', () => console.log(`\n${summaryLine(total)}`))
  return exitCodeFor(total)
}
