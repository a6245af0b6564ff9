/**
 * Finds a real browser for the browser tests: the one that CHROME_PATH names, Playwright's own, one installed on the
 * system, one that Playwright can fetch, the one that npm brought (Linux, x64). In this order.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'

const SYSTEM_BROWSERS = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
}
const DOWNLOAD_TIMEOUT_MS = 120_000
const PROBE_TIMEOUT_MS = 60_000

/** @typedef {{ path: string, origin: string, env: NodeJS.ProcessEnv, sandbox: boolean }} FoundBrowser */

/**
 * @param {string} workFolder where an unpacked browser may lie
 * @returns {Promise<FoundBrowser>} `env`: what the browser needs besides the usual environment
 * @throws LaunchError when there is none
 */
export async function findBrowser(workFolder) {
  for (const find of [namedBrowser, playwrightBrowser, systemBrowser, fetchedBrowser, packagedBrowser]) {
    const found = await find(workFolder)
    if (found) return { env: {}, ...found, sandbox: sandboxWorks(found) }
  }
  throw new LaunchError(
    'No browser for the browser tests was found: install Chrome, or name one with CHROME_PATH.',
  )
}

function namedBrowser() {
  const named = process.env.CHROME_PATH
  if (!named) return undefined
  if (!existsSync(named)) throw new LaunchError(`CHROME_PATH names ${named}, which does not exist.`)
  return { path: named, origin: 'CHROME_PATH' }
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return existsSync(own) ? { path: own, origin: 'Playwright' } : undefined
}

function systemBrowser() {
  const found = (SYSTEM_BROWSERS[process.platform] ?? []).find((file) => existsSync(file))
  return found ? { path: found, origin: 'the system' } : undefined
}

async function fetchedBrowser() {
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js')
  const options = { timeout: DOWNLOAD_TIMEOUT_MS, stdio: /** @type {const} */ ('ignore') }
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], options)
  return status === 0 ? playwrightBrowser() : undefined
}

/** @param {string} workFolder */
async function packagedBrowser(workFolder) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const before = { TMPDIR: process.env.TMPDIR, AWS_LAMBDA_JS_RUNTIME: process.env.AWS_LAMBDA_JS_RUNTIME }
  mkdirSync(workFolder, { recursive: true })
  // The package reads both while it is imported: where to unpack, and that its NSS libraries are wanted too.
  Object.assign(process.env, { TMPDIR: workFolder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' })
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const file = await chromium.executablePath()
    return { path: file, origin: 'npm', env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH } }
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

/**
 * The browser's sandbox never works as root, and not in every container for others: then the tests go without it.
 * @param {{ path: string, env?: NodeJS.ProcessEnv }} browser
 */
function sandboxWorks({ path: file, env = {} }) {
  if (process.getuid?.() === 0) return false
  if (process.platform !== 'linux') return true
  const { status } = spawnSync(file, ['--headless', '--disable-gpu', '--dump-dom', 'about:blank'], {
    env: { ...process.env, ...env },
    timeout: PROBE_TIMEOUT_MS,
    stdio: 'ignore',
  })
  return status === 0
}
