/**
 * `npm run ml -- <command>`: everything ml does, without a server. A command is one file in commands/ and one row here;
 * it is loaded only when it is called.
 */
import type { OnlineAlgorithm } from '../contract'
import { type Command, UsageError } from './command'

const COMMANDS: Record<string, () => Promise<{ default: Command }>> = {
  pretrain: () => import('./commands/pretrain'),
  sft: () => import('./commands/sft'),
  reward: () => import('./commands/reward'),
  ppo: () => online('ppo'),
  grpo: () => online('grpo'),
  rloo: () => online('rloo'),
  reinforce: () => online('reinforce'),
  'best-of-n': () => online('best-of-n'),
  dpo: () => import('./commands/dpo'),
  merge: () => import('./commands/merge'),
  sample: () => import('./commands/sample'),
  score: () => import('./commands/score'),
}

const online = async (algorithm: OnlineAlgorithm) => ({
  default: (await import('./commands/online')).onlineCommand(algorithm),
})

async function main([name, ...args]: string[]): Promise<void> {
  if (!name || name === '--help' || name === 'help') {
    console.log('Usage: npm run ml -- <command> [options]; <command> --help tells more\n')
    for (const [command, load] of Object.entries(COMMANDS))
      console.log(`  ${command.padEnd(12)}${(await load()).default.summary}`)
    return
  }
  const load = COMMANDS[name]
  if (!load) throw new UsageError(`no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`)
  const { default: command } = await load()
  if (args.includes('--help')) console.log(command.usage)
  else await command.run(args)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected =
    error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  console.error(isExpected ? (error as Error).message : error)
  process.exitCode = isExpected ? 2 : 1
})
