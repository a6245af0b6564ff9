/** The texts of a project that models can be pre-trained on, newest first. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listTexts({ projectId }: Actor) {
  return db().textSource.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      name: true,
      origin: true,
      licence: true,
      language: true,
      documents: true,
      heldOut: true,
      characters: true,
      tokens: true,
      hash: true,
      retiredAt: true,
      createdAt: true,
      createdBy: { select: { name: true } },
    },
  })
}
