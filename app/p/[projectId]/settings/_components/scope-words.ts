/** What a key may do, by resource, and in words. */
import type { Words } from '@/app/_i18n/words'
import { API_SCOPES, type ApiScope } from '@/server/schemas/api-key'

const RESOURCES = [
  'prompts',
  'demonstrations',
  'tasks',
  'rankings',
  'completions',
  'snapshots',
  'runs',
  'models',
] as const

interface ScopeRow {
  resource: (typeof RESOURCES)[number]
  acts: { scope: ApiScope; act: 'read' | 'write' | 'use' }[]
}

/** One row a resource: what can be done with it. */
export const SCOPE_ROWS: readonly ScopeRow[] = RESOURCES.map((resource) => ({
  resource,
  acts: API_SCOPES.filter((scope) => scope.startsWith(`${resource}:`)).map((scope) => ({
    scope,
    act: scope.slice(resource.length + 1) as ScopeRow['acts'][number]['act'],
  })),
}))

/** "Everything", "Reads everything", or "Prompts: read, write · Runs: read". */
export function scopesInWords(scopes: readonly ApiScope[], t: Words<'programs'>): string {
  if (scopes.length === API_SCOPES.length) return t('everything')
  const reads = API_SCOPES.filter((scope) => scope.endsWith(':read'))
  if (scopes.length === reads.length && reads.every((scope) => scopes.includes(scope))) return t('readsAll')
  return SCOPE_ROWS.flatMap(({ resource, acts }) => {
    const held = acts
      .filter(({ scope }) => scopes.includes(scope))
      .map(({ act }) => t(`scopeActs.${act}`).toLowerCase())
    return held.length > 0 ? [`${t(`resources.${resource}`)}: ${held.join(', ')}`] : []
  }).join(' · ')
}
