/** A selection of prompts as SQL over "Prompt" p. Each condition is one that an index answers. */
import type { Prisma } from '../../db'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { PromptSelection } from '../../schemas/prompt'
import { TYPED_TASK_TYPE } from './typed-prompts'

export function selectedPrompts(projectId: string, selection: PromptSelection): Prisma.Sql {
  const { promptIds, split, taskType, promptSetId, language, tag, withdrawn, search } = selection
  const parts = [
    Sql.sql`p."projectId" = ${projectId}`,
    taskType ? Sql.sql`p."taskType" = ${taskType}` : Sql.sql`p."taskType" <> ${TYPED_TASK_TYPE}`,
  ]
  if (promptIds) parts.push(Sql.sql`p.id = any(${promptIds})`)
  if (split) parts.push(Sql.sql`p.split = ${split}::"Split"`)
  if (promptSetId) parts.push(Sql.sql`p."promptSetId" = ${promptSetId}`)
  if (language) parts.push(Sql.sql`p.language = ${language}`)
  if (tag) parts.push(Sql.sql`p.tags @> array[${tag}]`)
  if (withdrawn != null)
    parts.push(withdrawn ? Sql.sql`p."withdrawnAt" is not null` : Sql.sql`p."withdrawnAt" is null`)
  // PostgreSQL keeps no NUL; nothing that is stored could match one.
  if (search) parts.push(Sql.sql`p.words @@ "promptQuery"(${search.replaceAll('\0', ' ')})`)
  return Sql.join(parts, ' and ')
}
