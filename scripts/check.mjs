/**
 * `npm run check`: everything that can be said about the code in under a minute, without a database. All checks run at
 * once; one line each, and the words of those that failed. What tsc, knip and Vitest keep about unchanged files makes all
 * but the first time short.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lockProblems } from './check/lock-completeness.mjs'
import { collectOutput } from './lib/collect-output.mjs'
import { ROOT } from './lib/paths.mjs'
import { formatSeconds } from './lib/phases.mjs'
import { runPrisma } from './prisma.mjs'

/** @type {{ name: string, run: () => Promise<{ code: number, output: string }> }[]} */
const CHECKS = [
  { name: 'lock', run: checkLock },
  { name: 'format and lint', run: () => tool('@biomejs/biome/bin/biome', 'check') },
  { name: 'types', run: () => tool('typescript/bin/tsc', '--noEmit') },
  { name: 'dead code', run: () => tool('knip/bin/knip.js', '--no-progress', '--cache') },
  {
    name: 'unit and architecture tests',
    run: () =>
      tool(
        'vitest/vitest.mjs',
        'run',
        '--experimental.fsModuleCache',
        ...['unit', 'architecture'].flatMap((suite) => ['--project', suite]),
      ),
  },
]

async function checkLock() {
  const problems = lockProblems(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')))
  return { code: problems.length > 0 ? 1 : 0, output: problems.join('\n') }
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 */
function tool(script, ...args) {
  const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return collectOutput(child)
}

/** @param {(typeof CHECKS)[number]} check */
async function perform({ name, run }) {
  const start = performance.now()
  const { code, output } = await run()
  const seconds = formatSeconds((performance.now() - start) / 1000)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds})`)
  return { name, code, output }
}

if (!existsSync(path.join(ROOT, 'node_modules/@biomejs/biome'))) {
  console.error('The packages for development are not installed: run `npm ci` first.')
  process.exit(1)
}
if (!existsSync(path.join(ROOT, 'server/generated/prisma/client.ts'))) await runPrisma(['generate'])
const failed = (await Promise.all(CHECKS.map(perform))).filter(({ code }) => code !== 0)
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trim()}`)
process.exitCode = failed.length > 0 ? 1 : 0
