/**
 * Runs the official Prisma CLI without any download: its schema engine is the WebAssembly one from npm
 * (`prisma-offline/`). On Windows, where a script cannot stand in for a program, the CLI fetches its native engine.
 *
 * As a command: `npm run prisma -- migrate dev --name x`.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(import.meta.dirname, '..')
const CLI = path.join(ROOT, 'node_modules/prisma/build/index.js')
const OFFLINE_ENGINE = path.join(ROOT, 'scripts/prisma-offline/schema-engine.mjs')

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {NodeJS.ProcessEnv} `env`, with the engine chosen (an engine named by the caller stays) and no phoning home
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [program, args] = prismaCommand(process.argv.slice(2))
  const child = spawn(program, args, { cwd: ROOT, env: prismaEnvironment(process.env), stdio: 'inherit' })
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
