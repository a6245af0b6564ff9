/** The rows of an import that did not become records, as CSV: `GET /api/import/problems?projectId=…&importId=…`. */
import { refusing } from '@/app/_http/refusing'
import { requireMember } from '@/app/_http/require-member'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { streamOf } from '@/server/services/datasets/export-file'
import { importProblems } from '@/server/services/imports/import-problems'
import { requireImport } from '@/server/services/imports/require-import'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const importId = query.get('importId') ?? ''
  const actor = await requireMember(query.get('projectId'), 'researcher')
  await requireImport(actor, importId)
  return new Response(streamOf(importProblems(actor, { importId }, sayIn(await readLanguage()))), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="problems.csv"',
      'cache-control': 'no-store',
    },
  })
})
