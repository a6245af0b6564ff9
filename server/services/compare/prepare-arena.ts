/**
 * Prepares blind votes between two model versions: both answer the same test prompts, in two sampling runs. When the
 * second one is done the worker pairs the answers into arena matches.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { AppError } from '../../errors'
import { PrepareArena } from '../../schemas/compare'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { createRuns } from '../runs/create-run'
import { choosePrompts } from '../sampling/choose-prompts'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when there are no test prompts, UNAVAILABLE provider */
export async function prepareArena(
  actor: Actor,
  request: PrepareArena,
): Promise<{ groupId: string; runIds: string[]; prompts: number }> {
  const parsed = PrepareArena.parse(request)
  if (parsed.modelAId === parsed.modelBId) {
    throw new AppError('models-not-different')
  }
  for (const id of [parsed.modelAId, parsed.modelBId]) {
    await requireVersion(actor, id, ['base', 'sft', 'policy'])
  }
  const seed = parsed.seed ?? randomInt(2_147_483_647)
  const promptIds = await choosePrompts(actor, { split: 'test', count: parsed.prompts }, seed)
  const groupId = randomUUID()
  const runs = await createRuns(
    actor,
    [parsed.modelAId, parsed.modelBId].map((modelVersionId) => ({
      kind: 'sample',
      config: {
        purpose: 'arena',
        completionsPerPrompt: 1,
        settings: parsed.settings,
        overlap: 1,
        groupId,
      },
      seed,
      provider: parsed.provider,
      modelVersionId,
      promptIds,
    })),
  )
  return { groupId, runIds: runs.map(({ id }) => id), prompts: promptIds.length }
}
