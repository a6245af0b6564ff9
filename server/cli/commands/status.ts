import { type Command, EXIT, readOptions, say, UsageError } from '../command'
import { exitCodeOf, followRun, runInWords } from '../follow'

const SHOWN_RUNS = 10

const command: Command = {
  summary: 'says what a key opens and how runs are going',
  usage: `Usage: laurel status [<run id>] [--wait] [--json]

Without an id: the project, and its latest runs. With one: that run; --wait follows it to its end.`,
  async run(args, api) {
    const { values, words } = readOptions(args, { wait: 'flag' })
    if (words.length > 1) throw new UsageError('name one run, or none')
    if (words.length === 1) {
      const run = values.wait ? await followRun(api, words[0]) : await api.get(`/runs/${words[0]}`)
      say(values.json, run, runInWords(run))
      return values.wait ? exitCodeOf(run) : EXIT.done
    }
    const key = await api.get('/key')
    const runs = key.scopes.includes('runs:read') ? (await api.get(`/runs?limit=${SHOWN_RUNS}`)).data : []
    const lines = runs.map((run: object) => `  ${runInWords(run)}`)
    say(
      values.json,
      { ...key, runs },
      [`${key.project.name}, by the key “${key.name}”`, `May: ${key.scopes.join(' ')}`, ...lines].join('\n'),
    )
    return EXIT.done
  },
}
export default command
