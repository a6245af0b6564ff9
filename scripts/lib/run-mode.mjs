/**
 * Runs one mode from beginning to end: signals, failures as sentences, an exit code that tells the truth.
 */
import { Launch } from './launch.mjs'
import { isDiskFull } from './launch-error.mjs'
import { guardOutput } from './output-guard.mjs'
import { ROOT } from './paths.mjs'
import { say } from './phases.mjs'
import { commandLine, isAlive, parentOf } from './process-identity.mjs'
import { reportFailure } from './report-failure.mjs'

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
/** npm and the terminal may both deliver the same Ctrl-C; a second one counts as impatience only after this long. */
const SAME_KEYSTROKE_MS = 1_000
const PARENT_CHECK_MS = 1_000

/**
 * @param {() => Promise<{ run: (launch: Launch) => Promise<number> }>} load
 * @param {{ mode: string, args: string[] }} request
 */
export async function runMode(load, request) {
  process.chdir(ROOT)
  guardOutput()
  const launch = new Launch(request)
  surviveFullDisk(launch)
  stopOnSignals(launch)
  stopWithNpm(launch)
  let code = 1
  try {
    const { run } = await load()
    code = await run(launch)
  } catch (error) {
    // While stopping, children end under our hands: their failures are not news, and the signal's handler exits.
    if (launch.isClosing) return
    reportFailure(error)
  }
  await launch.close()
  process.exit(code)
}

/**
 * The last net under what runs beside the mode itself. A write that a full disk refused costs what it would have
 * written and nothing else; the watch on the disk has told the terminal. Any other error stops everything in order,
 * so that no child outlives us.
 * @param {Launch} launch
 */
function surviveFullDisk(launch) {
  process.on('uncaughtException', async (error) => {
    if (isDiskFull(error)) return
    reportFailure(error)
    await launch.close()
    process.exit(1)
  })
}

/** @param {Launch} launch */
function stopOnSignals(launch) {
  let first
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, async () => {
      if (first !== undefined) {
        if (performance.now() - first > SAME_KEYSTROKE_MS) process.exit(code)
        return
      }
      first = performance.now()
      say('stopping …')
      await launch.close()
      say('stopped')
      process.exit(code)
    })
  }
}

/**
 * npm waits for us; when it is killed, nobody could stop us with Ctrl-C any more.
 * @param {Launch} launch
 */
function stopWithNpm(launch) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  // npm runs us through a shell, which may stay between us.
  const npm = /^\S*sh -c /.test(commandLine(parent)) ? parentOf(parent) : undefined
  const timer = setInterval(async () => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return
    clearInterval(timer)
    await launch.close()
    process.exit(SIGNALS.SIGHUP)
  }, PARENT_CHECK_MS)
  timer.unref()
}
