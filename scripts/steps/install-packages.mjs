/**
 * Brings node_modules to what package-lock.json says, when it is not that already. Node built-ins only.
 */
import { existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { readJson } from '../lib/files.mjs'
import { diskFullSentence, explainInstallFailure, LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'

/** What an installation needs on the disk, with some room. */
const NEEDED_BYTES = 2 * 1024 ** 3

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ isForDevelopment: boolean }} purpose whether what only tests and checks need is installed too
 */
export async function installPackages(launch, { isForDevelopment }) {
  const wanted = readJson(path.join(ROOT, 'package-lock.json'))
  if (!wanted)
    throw new LaunchError('package-lock.json is missing or broken: this is not a whole copy of Laurel.')
  const installed = readJson(path.join(ROOT, 'node_modules/.package-lock.json'))
  if (isInstalled(wanted, installed, { isForDevelopment })) return
  // What is there may be in use by a running Laurel, so development packages are added without removing anything first.
  const onlyAdds = isForDevelopment && isInstalled(wanted, installed, { isForDevelopment: false })

  if (!existsSync(path.join(ROOT, 'node_modules')) && freeBytes(ROOT) < NEEDED_BYTES) {
    throw new LaunchError(diskFullSentence(ROOT))
  }
  await phase('installing packages, about a minute the first time', 'packages installed', async () => {
    const [program, args, shell] = npmCommand([
      ...(onlyAdds ? ['install', '--no-save'] : ['ci']),
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--loglevel=error',
      isForDevelopment ? '--include=dev' : '--omit=dev',
    ])
    const { code, output } = await launch.keeper.run('npm', program, args, {
      cwd: ROOT,
      shell,
      // Its install script would fetch CUDA libraries and fail without the network; `npm run gpu:install` does it on demand.
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: process.env.ONNXRUNTIME_NODE_INSTALL ?? 'skip' },
    })
    if (code !== 0) throw new LaunchError(explainInstallFailure(output, ROOT), { detail: output })
  })
}

/**
 * Compares the lock with npm's own record of what it installed. Packages for other platforms may be absent, and what only
 * development needs when it is not wanted; that it is there all the same, in whatever version, does no harm.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, integrity?: string, peer?: boolean }> }} wanted
 * @param {unknown} installed
 * @param {{ isForDevelopment: boolean }} purpose
 * @returns {boolean}
 */
export function isInstalled(wanted, installed, { isForDevelopment }) {
  if (!installed?.packages) return false
  return Object.entries(wanted.packages ?? {}).every(([location, entry]) => {
    if (location === '') return true
    const there = installed.packages[location]
    if (entry.dev === true && !isForDevelopment) return true
    if (!there) return entry.optional === true || entry.devOptional === true
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

/**
 * @param {string[]} args
 * @returns {[string, string[], boolean]} program, arguments, whether it needs a shell
 */
function npmCommand(args) {
  const running = process.env.npm_execpath
  if (running?.endsWith('npm-cli.js') && existsSync(running)) {
    return [process.execPath, [running, ...args], false]
  }
  return ['npm', args, process.platform === 'win32']
}

/** @param {string} folder */
function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
