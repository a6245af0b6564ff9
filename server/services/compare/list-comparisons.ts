/** The latest comparisons of a project, newest first, so that one can be opened again. */
import { db } from '../../db'
import type { Actor } from '../actor'

const MANY = 20

export async function listComparisons(actor: Actor) {
  return db().$queryRaw<{ groupId: string; prompt: string; models: number; createdAt: Date }[]>`
    select r.config->>'groupId' as "groupId", min(p.text) as prompt, count(*)::int as models, min(r."createdAt") as "createdAt"
    from "Run" r join "Prompt" p on p.id = r."promptIds"[1]
    where r."projectId" = ${actor.projectId} and r.kind = 'sample' and r.config->>'purpose' = 'compare'
    group by r.config->>'groupId'
    order by min(r."createdAt") desc
    limit ${MANY}`
}
