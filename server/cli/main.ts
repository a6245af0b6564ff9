/**
 * `laurel <command>`: what scripts do with a project, over the REST API. A command is one file in commands/ and one row
 * here. Answers go to stdout, as words or with `--json` as one JSON value, refusals with their code included; progress goes
 * to stderr.
 */
import { ApiClient, LaurelError } from './api-client'
import { type Command, EXIT, UsageError } from './command'

const COMMANDS: Record<string, () => Promise<{ default: Command }>> = {
  status: () => import('./commands/status'),
  import: () => import('./commands/import'),
  sample: () => import('./commands/sample'),
  train: () => import('./commands/train'),
  snapshot: () => import('./commands/snapshot'),
  export: () => import('./commands/export'),
}

const ENVIRONMENT = `
Environment:
  LAUREL_API_KEY   a key from Settings → Keys
  LAUREL_URL       where Laurel is; http://127.0.0.1:3000 when not set

Exit codes: 0 done, 1 the run or the import went wrong, 2 wrong words, 3 refused, 4 Laurel failed or was not reached.`

async function main([name, ...args]: string[]): Promise<number> {
  if (!name || name === '--help' || name === 'help') {
    console.log('Usage: laurel <command> [options]; laurel <command> --help tells more\n')
    for (const [command, load] of Object.entries(COMMANDS))
      console.log(`  ${command.padEnd(10)}${(await load()).default.summary}`)
    console.log(ENVIRONMENT)
    return EXIT.done
  }
  const load = COMMANDS[name]
  if (!load) throw new UsageError(`no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`)
  const { default: command } = await load()
  if (args.includes('--help')) {
    console.log(command.usage)
    return EXIT.done
  }
  return command.run(args, new ApiClient(process.env))
}

// `laurel export … | head` closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  throw error
})

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    if (error instanceof LaurelError) {
      console.error(error.message)
      if (process.argv.includes('--json'))
        console.log(JSON.stringify({ error: { code: error.code, message: error.message } }))
      process.exitCode = error.exitCode
    } else if (
      error instanceof UsageError ||
      (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
    ) {
      console.error((error as Error).message)
      process.exitCode = EXIT.usage
    } else {
      console.error(error)
      process.exitCode = EXIT.failed
    }
  },
)
