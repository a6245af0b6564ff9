/** What the commands that train share: their options, their help, and the fields of the task that they run. */
import { parseArgs } from 'node:util'
import type { Task } from '../contract'
import type { ConfigField } from '../trainers/configs/config-field'
import type { Command } from './command'
import {
  DEVICE_OPTIONS,
  DEVICE_USAGE,
  describeSettings,
  deviceOf,
  overridesOf,
  pathOption,
  runTaskInTerminal,
} from './task-options'

/** The fields of a task that every training command gives. */
export type TrainingFields = Pick<
  Extract<Task, { checkpointDir: string }>,
  'outDir' | 'checkpointDir' | 'config' | 'executionProvider' | 'threads' | 'seed'
>

/** An option of one command beside those of every training command. */
export interface TrainingOption {
  /** What stands for the value in the help. */
  value: string
  /** A line, or several, of the help. */
  meaning: string
  isOptional?: boolean
}

/** What was given for each of a command's own options, in order; empty where it was left out. */
export type Given<Name extends string> = Readonly<Record<Name, readonly string[]>>

export interface TrainingCommand<Name extends string> {
  name: string
  summary: string
  /** Before the usage. */
  introduction?: string
  options: Readonly<Record<Name, TrainingOption>>
  settings: readonly ConfigField[]
  /** @throws UsageError */
  taskOf(given: Given<Name>, fields: TrainingFields): Task
  /** The option that names a file for every metric, JSONL. */
  curve?: NoInfer<Name>
}

/** Where the meanings of options stand in the help. */
const COLUMN = 21

export function trainingCommand<Name extends string>(command: TrainingCommand<Name>): Command {
  return {
    summary: command.summary,
    usage: usageOf(command),
    async run(args) {
      const own = Object.keys(command.options) as Name[]
      const { values } = parseArgs({
        args,
        options: {
          ...Object.fromEntries(own.map((name) => [name, { type: 'string', multiple: true } as const])),
          out: { type: 'string' },
          checkpoints: { type: 'string' },
          set: { type: 'string', multiple: true, default: [] },
          ...DEVICE_OPTIONS,
        },
      })
      const outDir = pathOption('out', values.out)
      const given = {} as Record<Name, readonly string[]>
      for (const name of own) given[name] = valuesOf(values, name)
      const task = command.taskOf(given, {
        outDir,
        checkpointDir: values.checkpoints
          ? pathOption('checkpoints', values.checkpoints)
          : `${outDir}-checkpoints`,
        config: overridesOf(command.settings, values.set),
        ...deviceOf(values),
      })
      await runTaskInTerminal(task, command.curve && given[command.curve].at(-1))
    },
  }
}

/** The absolute path of an option that was given at least once; the last one counts. @throws UsageError */
export const pathOf = <Name extends string>(given: Given<Name>, name: Name): string =>
  pathOption(name, given[name].at(-1))

function valuesOf(values: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = values[name]
  return Array.isArray(value) ? value.map(String) : []
}

function usageOf<Name extends string>({
  name,
  introduction,
  options,
  settings,
}: TrainingCommand<Name>): string {
  const own = Object.entries<TrainingOption>(options)
  const needed = own.filter(([, { isOptional }]) => !isOptional)
  const call = [...needed.map(([option, { value }]) => `--${option} ${value}`), '--out DIR', '[options]']
  const line = (option: string, meaning: string) => {
    const head = `  --${option}`
    const indented = meaning.replaceAll('\n', `\n${' '.repeat(COLUMN)}`)
    return head.length < COLUMN ? head.padEnd(COLUMN) + indented : `${head}\n${' '.repeat(COLUMN)}${indented}`
  }
  return `${introduction ? `${introduction}\n\n` : ''}Usage: npm run ml -- ${name} ${call.join(' ')}

${[
  ...own.map(([option, { value, meaning }]) => line(`${option} ${value}`, meaning)),
  line('out DIR', 'where the finished model folder goes'),
  line('checkpoints DIR', 'default: <out>-checkpoints; a stopped run there is continued'),
].join('\n')}
${DEVICE_USAGE}
  --set KEY=VALUE    one of the settings below; may be repeated

${describeSettings(settings)}`
}
