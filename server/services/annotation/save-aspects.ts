/**
 * Changes what a project asks of each completion. What is left out stays as it is, and nothing is deleted: rankings refer to
 * it. A rating keeps its points for ever, because what was given on one scale means nothing on another.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import { type Aspect, AspectChanges, isStandard } from '../../schemas/aspect'
import type { Actor } from '../actor'
import { freeCode } from './aspect-code'
import { aspectsIn } from './read-aspects'

/**
 * @returns all of them, as they are now.
 * @throws AppError INVALID_INPUT for a code that the project does not have.
 */
export async function saveAspects({ projectId }: Actor, input: AspectChanges): Promise<Aspect[]> {
  const changes = AspectChanges.parse(input)
  return db().$transaction(async (tx) => {
    // One at a time: two admins who add the same name must not both get its code.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`aspects ${projectId}`}, 0))`
    const known = await aspectsIn(tx, { projectId })
    const codes = { flag: new Set<string>(), rating: new Set<string>() }
    for (const { kind, code } of known) codes[kind].add(code)
    for (const { code, kind, label, definition, points, isAsked, isNeeded } of changes) {
      const before = known.find((one) => one.kind === kind && one.code === code)
      if (code !== null && !before) throw new AppError('aspect-unknown', { kind, name: code })
      const name = before && isStandard(before) ? '' : label
      const said = { label: name, definition, isAsked, isNeeded: kind === 'rating' && isNeeded }
      const id = code ?? freeCode(label, codes[kind])
      codes[kind].add(id)
      await tx.aspect.upsert({
        where: { projectId_kind_code: { projectId, kind, code: id } },
        create: {
          projectId,
          kind,
          code: id,
          points: kind === 'rating' ? (before?.points ?? points) : null,
          ...said,
        },
        update: said,
      })
    }
    return aspectsIn(tx, { projectId })
  })
}
