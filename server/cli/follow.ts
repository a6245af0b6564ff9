/** Waits for what a worker does, telling on stderr how far it is. */
import type { ApiClient } from './api-client'
import { EXIT } from './command'

const LOOK_EVERY_MS = 1000

// biome-ignore lint/suspicious/noExplicitAny: described by the OpenAPI document
type Answer = any

export async function follow(
  look: () => Promise<Answer>,
  hasEnded: (answer: Answer) => boolean,
  progress: (answer: Answer) => string,
): Promise<Answer> {
  let told = ''
  for (;;) {
    const answer = await look()
    const line = progress(answer)
    if (line !== told) console.error(line)
    told = line
    if (hasEnded(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

export const followRun = (api: ApiClient, runId: string): Promise<Answer> =>
  follow(
    () => api.get(`/runs/${runId}`),
    ({ status }) => ['done', 'failed', 'stopped', 'paused'].includes(status),
    ({ name, status, step, totalSteps }) =>
      `${name}: ${status}${totalSteps > 0 ? `, step ${step} of ${totalSteps}` : ''}`,
  )

export const exitCodeOf = ({ status }: { status: string }): number =>
  status === 'done' ? EXIT.done : EXIT.wentWrong

/** "sft-2: done. Made sft v3." */
export function runInWords({ name, status, outcome, output }: Answer): string {
  return [
    `${name}: ${status}.`,
    ...(outcome ? [outcome] : []),
    ...(output ? [`Made ${output.kind} v${output.version} (${output.id}).`] : []),
  ].join(' ')
}

/** Starts a run, and waits for it when that is asked for. */
export async function startRun(
  api: ApiClient,
  body: object,
  { wait, json }: { wait?: boolean; json?: boolean },
): Promise<number> {
  const started = await api.post('/runs', body)
  const run = wait ? await followRun(api, started.id) : await api.get(`/runs/${started.id}`)
  console.log(
    json ? JSON.stringify(run) : `${runInWords(run)}${wait ? '' : ` Follow it: laurel status ${run.id}`}`,
  )
  return wait ? exitCodeOf(run) : EXIT.done
}
