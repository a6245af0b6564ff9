/**
 * `npm run demo -- --seed N --out DIR`: the loop, headless, in the seeded sample project. Writes `result.json` and
 * `frontier.svg`, and prints the same as one table. How the annotators and the gold judge work: docs/demo.md.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { message } from '../../ml/messages/catalogue'
import { stopListening } from '../database/postgres-listen'
import { db } from '../db'
import { closeQueue } from '../queue/boss'
import type { Actor } from '../services/actor'
import { announceWorker } from '../worker/presence'
import { hireResearcher } from './crowd'
import { frontierPicture } from './frontier-picture'
import { type RunPhase, runLoop } from './loop'
import { parseDemoOptions } from './options'
import { type DemoResult, formatResult } from './report'
import { DEMO_WORKER_ID } from './run-and-wait'

async function main(): Promise<void> {
  const options = parseDemoOptions(process.argv.slice(2))
  const seconds: Record<string, number> = {}
  const phase: RunPhase = async (name, title, work) => {
    console.log(`${title} …`)
    const start = performance.now()
    const result = await work()
    seconds[name] = (performance.now() - start) / 1000
    console.log(`    ${seconds[name].toFixed(1)} s`)
    return result
  }
  const project = await db().project.findFirstOrThrow({ orderBy: { createdAt: 'asc' }, select: { id: true } })
  const actor: Actor = await hireResearcher(project.id)
  // This process executes the runs itself, on the processor, as a worker would.
  const leave = await announceWorker(DEMO_WORKER_ID, [
    { name: 'cpu', available: true, reason: message('provider-processor') },
  ])
  const result: DemoResult = { ...(await runLoop(actor, options, phase)), seconds }
  await leave()

  await mkdir(options.outDir, { recursive: true })
  await writeFile(path.join(options.outDir, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
  await writeFile(path.join(options.outDir, 'frontier.svg'), frontierPicture(result))
  console.log(`\n${formatResult(result)}\n\nWritten to ${path.resolve(options.outDir)}.`)
}

async function close(): Promise<void> {
  await closeQueue()
  await stopListening()
  await db().$disconnect()
}

main()
  .finally(close)
  .then(
    () => process.exit(0),
    (error) => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    },
  )
