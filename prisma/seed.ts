/**
 * Fills a database with what a newcomer starts from: the sample project, its prompts, the seeded demonstrations and the
 * starter model. May run any number of times; what is there stays as people changed it.
 *
 * `node --import tsx prisma/seed.ts [--starter DIR]`: DIR holds another starter model folder.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { db } from '../server/db'
import { seedBaseModel } from './seed/base-model'
import { seedDemonstrations } from './seed/demonstrations'
import { findOrCreateProject } from './seed/project'
import { seedPrompts } from './seed/prompts'

const ASSETS = path.resolve(import.meta.dirname, '../ml/starter/assets')

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { starter: { type: 'string' } } })
  const projectId = await findOrCreateProject()
  if (!projectId) {
    console.log('People have made projects of their own; nothing to seed.')
    return
  }
  const prompts = await seedPrompts(projectId, path.join(ASSETS, 'prompts.jsonl'))
  const demonstrations = await seedDemonstrations(projectId, path.join(ASSETS, 'demonstrations.jsonl'))
  const model = await seedBaseModel(projectId, values.starter ?? ASSETS)
  console.log(`Seeded: ${prompts} prompts, ${demonstrations} demonstrations, ${model}.`)
}

main()
  .then(() => db().$disconnect())
  .catch((error) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error)
    process.exit(1)
  })
