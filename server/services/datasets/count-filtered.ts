/** How many rows a snapshot by a filter would have, before it is taken. */
import type { CountSnapshot } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { fixFilter } from './fix-filter'
import { countFound } from './snapshot-filter'

/** @throws AppError as `fixFilter` does */
export const countFiltered = async (
  actor: Actor,
  { kind, filter }: CountSnapshot,
  now = new Date(),
): Promise<number> => countFound(actor.projectId, kind, await fixFilter(actor, kind, filter, now))
