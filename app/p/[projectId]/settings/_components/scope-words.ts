/** What a key may do, in words, by resource. */
import { API_SCOPES, type ApiScope } from '@/server/schemas/api-key'

const ACTS: Record<string, string> = { read: 'Read', write: 'Write', use: 'Use' }
const RESOURCES: Record<string, string> = {
  prompts: 'Prompts',
  demonstrations: 'Demonstrations',
  tasks: 'Ranking tasks',
  rankings: 'Rankings',
  completions: 'Completions',
  snapshots: 'Datasets',
  runs: 'Runs',
  models: 'Models',
}

export interface ScopeRow {
  resource: string
  acts: { scope: ApiScope; act: string }[]
}

/** One row a resource: what can be done with it. */
export const SCOPE_ROWS: readonly ScopeRow[] = Object.entries(RESOURCES).map(([name, resource]) => ({
  resource,
  acts: API_SCOPES.filter((scope) => scope.startsWith(`${name}:`)).map((scope) => ({
    scope,
    act: ACTS[scope.slice(name.length + 1)],
  })),
}))

/** "Everything", "Reads everything", or "Prompts: read, write · Runs: read". */
export function scopesInWords(scopes: readonly ApiScope[]): string {
  if (scopes.length === API_SCOPES.length) return 'Everything'
  const reads = API_SCOPES.filter((scope) => scope.endsWith(':read'))
  if (scopes.length === reads.length && reads.every((scope) => scopes.includes(scope)))
    return 'Reads everything'
  return SCOPE_ROWS.flatMap(({ resource, acts }) => {
    const held = acts.filter(({ scope }) => scopes.includes(scope)).map(({ act }) => act.toLowerCase())
    return held.length > 0 ? [`${resource}: ${held.join(', ')}`] : []
  }).join(' · ')
}
