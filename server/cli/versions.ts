/** Model versions by what people call them: `base`, `sft-v2`, `policy-v1`; an id will do as well. */
import type { ApiClient } from './api-client'
import { UsageError } from './command'

export async function versionId(api: ApiClient, asked: string | undefined, option: string): Promise<string> {
  if (!asked) throw new UsageError(`--${option} is needed: base, sft-v1, policy-v2 or an id`)
  const names: string[] = []
  for await (const { id, kind, version } of api.rows('/model-versions')) {
    const name = `${kind}-v${version}`
    if (asked === id || asked === name || (asked === 'base' && name === 'base-v1')) return String(id)
    names.push(name)
  }
  throw new UsageError(`there is no model version "${asked}"; there are ${names.join(', ') || 'none'}`)
}
