/** People who exist only in imported files: users who cannot sign in, one a name and project. */
import type { Tx } from '../../db'
import { known } from '../../errors'
import { keyOf } from './record-keys'

/** A name that is one of our own pseudonyms is kept as it is, so that a round trip keeps it. */
export const isPseudonym = (name: string) => /^p-[0-9a-f]{10}$/.test(name)

/** Name → user id, made when new. */
export async function importedPeople(
  tx: Tx,
  projectId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const emailOf = new Map(
    [...new Set(names)].map((name) => [name, `${keyOf(projectId, name)}@import.invalid`]),
  )
  if (emailOf.size === 0) return new Map()
  await tx.user.createMany({
    data: [...emailOf].map(([name, email]) => ({
      email,
      name: isPseudonym(name) ? `Imported ${name}` : name,
      passwordHash: '-',
      importedAs: name,
    })),
    skipDuplicates: true,
  })
  const users = await tx.user.findMany({
    where: { email: { in: [...emailOf.values()] } },
    select: { id: true, email: true },
  })
  const idOf = new Map(users.map(({ id, email }) => [email, id]))
  return new Map([...emailOf].map(([name, email]) => [name, known(idOf, email)]))
}
