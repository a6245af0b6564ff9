/** What a subcommand of `npm run ml` is, and what they share: options, interruption, events as lines. */
import type { TaskEvent } from '../contract'
import { sayInEnglish } from '../messages/task-error'

export interface Command {
  /** One line for the list of commands. */
  summary: string
  /** Text after `npm run ml -- <name> --help`. */
  usage: string
  /** Runs with the arguments after the command's name; throws UsageError for wrong ones. */
  run(args: string[]): Promise<void>
}

/** A wrong command line: the message is shown without a stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A numeric option; throws UsageError unless it is a finite number. */
export function numberOption(name: string, value: string): number {
  const number = Number(value.replaceAll('_', ''))
  if (value.trim() === '' || !Number.isFinite(number))
    throw new UsageError(`--${name} needs a number, got "${value}"`)
  return number
}

/** Aborts at the first Ctrl-C or SIGTERM, so that a run can save itself; a second Ctrl-C ends the process. */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController()
  const abort = () => {
    process.removeListener('SIGINT', abort)
    controller.abort()
  }
  process.on('SIGINT', abort)
  process.once('SIGTERM', abort)
  return controller.signal
}

/** An event as one line for a terminal. */
export function formatEvent(event: TaskEvent): string {
  switch (event.type) {
    case 'started':
      return `${event.parameters.toLocaleString('en')} parameters, ${event.totalSteps} steps on ${event.executionProvider} (${sayInEnglish(event.providerReason)}) with ${event.threads} thread(s)${event.resumedAtStep ? `, continuing from step ${event.resumedAtStep}` : ''}`
    case 'progress':
      return `step ${event.step}/${event.totalSteps}${event.etaMs === null ? '' : `, ${formatDuration(event.etaMs)} left`}`
    case 'metrics':
      return `step ${event.step}: ${Object.entries(event.values)
        .map(([name, value]) => `${name} ${formatNumber(value)}`)
        .join('  ')}`
    case 'samples':
      return event.samples
        .map(
          ({ prompt, text, score }) =>
            `${prompt}\n  → ${text}${score === null ? '' : `  [${score.toFixed(2)}]`}`,
        )
        .join('\n')
    case 'histogram':
      return `step ${event.step}: ${event.name} ${event.counts.join(' ')}`
    case 'log':
      return `${event.level}: ${sayInEnglish(event.message)}`
    case 'checkpoint':
      return `checkpoint at step ${event.step}`
    case 'finished':
      return `finished at step ${event.step}`
    case 'stopped':
      return `stopped at step ${event.step}: ${sayInEnglish(event.message)}`
    case 'failed':
      return `failed at step ${event.step}: ${sayInEnglish(event.message)}`
  }
}

function formatNumber(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1000 ? value.toFixed(0) : size < 0.01 ? value.toExponential(2) : value.toFixed(4)
}

function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
