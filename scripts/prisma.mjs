/**
 * Runs the official Prisma CLI without any download: its schema engine is the WebAssembly one from npm
 * (`prisma-offline/`). On Windows, where a script cannot stand in for a program, the CLI fetches its native engine.
 *
 * As a command: `npm run prisma -- migrate dev --name x`. Without DATABASE_URL it talks to the embedded server of the
 * Laurel that runs from this folder.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { dataFolder, dataLayout, ROOT } from './lib/paths.mjs'

const CLI = path.join(ROOT, 'node_modules/prisma/build/index.js')
const OFFLINE_ENGINE = path.join(ROOT, 'scripts/prisma-offline/schema-engine.mjs')

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {NodeJS.ProcessEnv} `env`, with the engine chosen (one that the caller named stays) and no phoning home
 */
export function prismaEnvironment(env, platform = process.platform) {
  const quiet = { ...env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  if (platform === 'win32' || env.PRISMA_SCHEMA_ENGINE_BINARY) return quiet
  return { ...quiet, PRISMA_SCHEMA_ENGINE_BINARY: OFFLINE_ENGINE }
}

/**
 * The command that runs the CLI, for callers who start it their own way.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function prismaCommand(args) {
  return [process.execPath, [CLI, ...args]]
}

/**
 * Runs the CLI on this terminal.
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runPrisma(args) {
  const [program, programArgs] = prismaCommand(args)
  const env = prismaEnvironment({ ...runningDatabase(), ...process.env })
  const child = spawn(program, programArgs, { cwd: ROOT, env, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** @returns {{ DATABASE_URL?: string }} the embedded database, while a launcher runs it */
function runningDatabase() {
  const file = dataLayout(dataFolder('.data')).databaseUrl
  return existsSync(file) ? { DATABASE_URL: readFileSync(file, 'utf8') } : {}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPrisma(process.argv.slice(2))
}
