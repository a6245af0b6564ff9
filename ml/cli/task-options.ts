/** The options that every command shares which runs a task: device, seed, settings; and the running itself. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import type { RequestedExecutionProvider, Task, TaskEnd } from '../contract'
import { runTask } from '../runner/tasks'
import type { ConfigField } from '../trainers/configs/config-field'
import { abortOnInterrupt, formatEvent, numberOption, UsageError } from './command'

const PROVIDERS: readonly RequestedExecutionProvider[] = ['auto', 'cpu', 'webgpu', 'cuda']

export const DEVICE_OPTIONS = {
  threads: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
  provider: { type: 'string', default: 'cpu' },
} as const satisfies ParseArgsConfig['options']

export const DEVICE_USAGE = `  --threads N        threads inside one operator (default 2); one and two give the same bits
  --seed N           default 1
  --provider NAME    ${PROVIDERS.join(', ')} (default cpu)`

export function deviceOf(values: { threads: string; seed: string; provider: string }) {
  const executionProvider = PROVIDERS.find((name) => name === values.provider)
  if (!executionProvider)
    throw new UsageError(`--provider is one of ${PROVIDERS.join(', ')}, not "${values.provider}"`)
  return {
    executionProvider,
    threads: numberOption('threads', values.threads),
    seed: numberOption('seed', values.seed),
  }
}

/** An absolute path from a required option. */
export function pathOption(name: string, value: string | undefined): string {
  if (!value) throw new UsageError(`--${name} is needed`)
  return path.resolve(value)
}

/** `--set key=value` pairs as overrides, read by the type of each setting; the trainer refuses unknown keys itself. */
export function overridesOf(
  fields: readonly ConfigField[],
  pairs: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key, value = ''] = pair.split('=')
      switch (fields.find((field) => field.key === key)?.kind) {
        case 'number':
        case 'integer':
          return [key, numberOption(`set ${key}`, value)]
        case 'switch':
          return [key, value === 'true' ? true : value === 'false' ? false : value]
        default:
          return [key, value]
      }
    }),
  )
}

/** Default, unit and meaning of every setting, a line each. */
export const describeSettings = (fields: readonly ConfigField[]): string =>
  fields
    .map(
      ({ key, default: value, unit, meaning }) => `  ${key} = ${value}${unit ? ` ${unit}` : ''}: ${meaning}`,
    )
    .join('\n')

/**
 * The exit code of a command: 1 when the task failed, became not a number, or was over its KL budget after its first
 * update, so that the model it kept is the one it started from. A script must not go on with such a model. 0 otherwise: a
 * cancelled run can be continued, and a later stop at the KL budget keeps a trained model.
 */
export function exitCodeOf(end: TaskEnd): 0 | 1 {
  if (end.type === 'failed') return 1
  if (end.type === 'finished') return 0
  return end.reason === 'not-a-number' || (end.reason === 'kl-budget' && end.step <= 1) ? 1 : 0
}

/**
 * Runs a task with its events as lines; Ctrl-C cancels it, and its end sets the exit code.
 * @param curve a file that gets every metric as a line of JSON
 */
export async function runTaskInTerminal(task: Task, curve?: string): Promise<void> {
  const end = await runTask(task, {
    signal: abortOnInterrupt(),
    onEvent(event) {
      console.log(`${new Date().toISOString().slice(11, 19)} ${formatEvent(event)}`)
      if (curve && event.type === 'metrics')
        appendFileSync(curve, `${JSON.stringify({ step: event.step, ...event.values })}\n`)
    },
  })
  process.exitCode = exitCodeOf(end)
}
