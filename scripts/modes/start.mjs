/**
 * `npm start` and `npm run dev`: everything that stands between a fresh clone and a running Laurel, then Laurel.
 * What is unchanged since the last start is left out; what does not depend on each other runs at once.
 */
import path from 'node:path'
import { dataFolder, ROOT } from '../lib/paths.mjs'
import { elapsedSeconds, formatSeconds } from '../lib/phases.mjs'
import { parsePort, requireFreePort } from '../lib/ports.mjs'
import { buildApp } from '../steps/build-app.mjs'
import { generateClient } from '../steps/generate-client.mjs'
import { installPackages } from '../steps/install-packages.mjs'
import { openDatabase } from '../steps/open-database.mjs'
import { productEnvironment } from '../steps/product-environment.mjs'
import { seed } from '../steps/seed.mjs'
import { serve } from '../steps/serve.mjs'
import { requestSetupLink } from '../steps/setup-link.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @returns {Promise<number>} never, in the good case: signals end it
 */
export async function run(launch) {
  const development = launch.mode === 'dev'
  const port = parsePort(process.env.PORT, 3000)
  await launch.open(dataFolder('.data'))
  await requireFreePort(port)
  await installPackages(launch, { isForDevelopment: development })
  await generateClient(launch)

  const opened = openDatabase(launch, { url: process.env.DATABASE_URL })
  const prepared = opened.then(async ({ url }) => {
    const { migrate } = await import('../steps/migrate.mjs')
    const env = productEnvironment({ layout: launch.layout, databaseUrl: url, port })
    const databaseMark = await migrate(launch, url)
    await seed(launch, env, databaseMark)
    return { env, databaseMark }
  })
  const built = development
    ? undefined
    : opened.then(({ url }) =>
        buildApp(launch, productEnvironment({ layout: launch.layout, databaseUrl: url, port })),
      )
  const [{ env, databaseMark }] = await Promise.all([prepared, built])

  const [address, setupLink] = await Promise.all([
    serve(launch, { env, port, development }),
    requestSetupLink(launch, env, databaseMark),
  ])
  launch.lock.note(address)
  announce(address, setupLink, path.relative(ROOT, launch.layout.logs))
  return new Promise(() => {})
}

/**
 * @param {string} address
 * @param {string | undefined} setupLink
 * @param {string} logs folder
 */
function announce(address, setupLink, logs) {
  console.log(`\nLaurel is ready after ${formatSeconds(elapsedSeconds())}:  ${address}`)
  if (setupLink) console.log(`\nCreate the first admin with this one-time link:\n  ${setupLink}`)
  console.log(`\nCtrl-C stops everything. Logs are in ${logs}.`)
}
