/** A prompt set with its versions, newest first, and the runs and snapshots that drew on each. */
import { db } from '../../db'
import { PromptChange } from '../../schemas/prompt'
import type { Actor } from '../actor'
import { runName } from '../runs/run-name'
import { requirePromptSet } from './require-set'

const USES_SHOWN = 20

export async function listVersions(actor: Actor, { promptSetId }: { promptSetId: string }) {
  const [set, versions, prompts] = await Promise.all([
    requirePromptSet(actor, promptSetId),
    db().promptSetVersion.findMany({
      where: { promptSetId },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        hash: true,
        prompts: true,
        reason: true,
        note: true,
        createdAt: true,
        createdBy: { select: { name: true } },
        edit: { select: { change: true } },
        uses: {
          orderBy: { id: 'asc' },
          take: USES_SHOWN,
          select: {
            run: { select: { id: true, kind: true, number: true } },
            snapshot: { select: { id: true, name: true, kind: true, hash: true } },
          },
        },
      },
    }),
    db().prompt.count({ where: { promptSetId } }),
  ])
  return {
    ...set,
    prompts,
    versions: versions.map(({ edit, uses, ...version }) => ({
      ...version,
      /** What the edit changed, when one is why it was made. */
      change: edit && PromptChange.parse(edit.change),
      usedBy: uses.map(({ run, snapshot }) => ({
        run: run && { id: run.id, name: runName(run) },
        snapshot,
      })),
    })),
  }
}
