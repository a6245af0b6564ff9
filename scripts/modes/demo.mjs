/**
 * `npm run demo -- [arguments]`: the loop without a web server, in a database and a data folder of its own that begin
 * empty every time. What it does is in `server/demo/`.
 */
import { dataFolder, ROOT } from '../lib/paths.mjs'
import { findFreePort } from '../lib/ports.mjs'
import { emptyData } from '../steps/empty-data.mjs'
import { generateClient } from '../steps/generate-client.mjs'
import { installPackages } from '../steps/install-packages.mjs'
import { openDatabase } from '../steps/open-database.mjs'
import { productEnvironment } from '../steps/product-environment.mjs'
import { seed } from '../steps/seed.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @returns {Promise<number>} the demo's exit code
 */
export async function run(launch) {
  await launch.open(dataFolder('.data-demo'))
  await installPackages(launch, { isForDevelopment: false })
  await emptyData(launch)
  await generateClient(launch)
  const { url } = await openDatabase(launch, { durable: false })
  const { migrate } = await import('../steps/migrate.mjs')
  const env = productEnvironment({ layout: launch.layout, databaseUrl: url, port: await findFreePort() })
  await seed(launch, env, await migrate(launch, url))
  const { code } = await launch.keeper.run(
    'demo',
    process.execPath,
    ['--import', 'tsx', 'server/demo/main.ts', ...launch.args],
    { cwd: ROOT, env, show: true },
  )
  return code
}
