/**
 * Starts the web server and one worker, keeps both running, and waits until the web server says that it is well.
 */
import { waitUntilWell } from '../lib/health.mjs'
import { LaunchError } from '../lib/launch-error.mjs'
import { openLog, tail } from '../lib/logs.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'
import { keepRunning } from '../lib/supervisor.mjs'
import { NEXT_CLI } from './build-app.mjs'

const WELL_WITHIN_MS = 180_000
/** Notes who is at the other end of a connection, for the limits of sign-in attempts. */
const NOTES_PEERS = ['--import', new URL('../peer-address.mjs', import.meta.url).href]
/** Keeps a full disk and repeated failures from hurting what writes to a log; a developer's terminal shows everything. */
const GUARDED = ['--import', new URL('../child-output.mjs', import.meta.url).href]
/** It would wait for every open page to close its stream; the pages reconnect by themselves. */
const WEB_GRACE_MS = 2_000
/** It hands its job back, so that the next worker resumes from the last checkpoint. */
const WORKER_GRACE_MS = 15_000
/** A worker trains while it waits; the web server's default is for people. */
const WORKER_DATABASE_WAIT_MS = '60000'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ env: NodeJS.ProcessEnv, port: number, development?: boolean }} options `development`: `next dev`, output to the
 *   terminal
 * @returns {Promise<string>} the address
 * @throws LaunchError when the web server does not become well
 */
export async function serve(launch, { env, port, development = false }) {
  const address = `http://127.0.0.1:${port}`
  return phase('starting the web server and a worker', 'web server running, worker started', async () => {
    const webLog = development ? undefined : openLog(launch.layout, 'web')
    const web = keepRunning({
      name: 'web server',
      logFile: webLog,
      isClosing: () => launch.isClosing,
      start: () =>
        launch.keeper.start(
          'web server',
          process.execPath,
          development
            ? [NEXT_CLI, 'dev', '-H', '127.0.0.1', '-p', String(port)]
            : [...GUARDED, ...NOTES_PEERS, NEXT_CLI, 'start', '-H', '127.0.0.1', '-p', String(port)],
          {
            cwd: ROOT,
            env: { ...env, NODE_ENV: development ? 'development' : 'production' },
            logFile: webLog,
            graceMs: WEB_GRACE_MS,
          },
        ),
    })
    const { well, why } = await waitUntilWell(address, {
      withinMs: WELL_WITHIN_MS,
      endedEarly: web.firstEnd,
    })
    if (!well) {
      throw new LaunchError(
        `The web server did not become well (${why})${webLog ? `; its log: ${webLog}` : ''}.`,
        {
          detail: webLog && tail(webLog),
        },
      )
    }
    // After the web server, so that the two do not fight for the processor while somebody waits for the address.
    startWorker(launch, env, { development })
    return address
  })
}

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {NodeJS.ProcessEnv} env
 * @param {{ development: boolean }} options
 */
function startWorker(launch, env, { development }) {
  const logFile = development ? undefined : openLog(launch.layout, 'worker')
  keepRunning({
    name: 'worker',
    logFile,
    isClosing: () => launch.isClosing,
    start: () =>
      launch.keeper.start(
        'worker',
        process.execPath,
        [...(development ? [] : GUARDED), '--import', 'tsx', 'server/worker/main.ts'],
        {
          cwd: ROOT,
          env: {
            LAUREL_DATABASE_WAIT_MS: WORKER_DATABASE_WAIT_MS,
            ...env,
            NODE_ENV: development ? 'development' : 'production',
          },
          logFile,
          graceMs: WORKER_GRACE_MS,
        },
      ),
  })
}
