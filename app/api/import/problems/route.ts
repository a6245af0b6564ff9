/** The rows of an import that did not become records, as CSV: `GET /api/import/problems?projectId=…&importId=…`. */
import { refusal, refusing } from '@/app/_http/refusing'
import { getSessionUser } from '@/server/auth/session'
import { resolveActor } from '@/server/services/actor'
import { streamOf } from '@/server/services/datasets/export-file'
import { importProblems } from '@/server/services/imports/import-problems'
import { requireImport } from '@/server/services/imports/require-import'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const importId = query.get('importId') ?? ''
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'researcher')
  await requireImport(actor, importId)
  return new Response(streamOf(importProblems(actor, { importId })), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="problems.csv"',
      'cache-control': 'no-store',
    },
  })
})
