/** A request as a person filled it in: its address, and how the command line would send it. Pure. */
import type { Operation } from './reference'

export type Values = Readonly<Record<string, string>>

/** Below /api/v1; names in the path that are still empty stay as they are. */
export function addressOf({ path, parameters }: Operation, values: Values): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (name, key: string) =>
    values[key] ? encodeURIComponent(values[key]) : name,
  )
  const query = new URLSearchParams(
    parameters.flatMap(({ name, place }) =>
      place === 'query' && values[name] ? [[name, values[name]]] : [],
    ),
  )
  return `/api/v1${filled}${query.size > 0 ? `?${query}` : ''}`
}

export const missingOf = ({ parameters }: Operation, values: Values): string[] =>
  parameters.filter(({ name, isRequired }) => isRequired && !values[name]).map(({ name }) => name)

/** The key is left to the environment, so that it stays out of the shell's history. */
export function curlOf(operation: Operation, values: Values, body: string, origin: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  return [
    `curl ${operation.method === 'POST' ? '-X POST ' : ''}${quoted(`${origin}${addressOf(operation, values)}`)}`,
    `-H "Authorization: Bearer $LAUREL_API_KEY"`,
    ...(operation.body === 'file' ? ['--data-binary @prompts.jsonl'] : []),
    ...(operation.body !== null && operation.body !== 'file'
      ? [`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`]
      : []),
  ].join(' \\\n  ')
}
