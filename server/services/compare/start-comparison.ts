/** Asks several model versions the same prompt: one small sampling run a version, joined by a group id. */
import { randomInt, randomUUID } from 'node:crypto'
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartComparison } from '../../schemas/compare'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { keepTypedPrompt } from '../prompts/typed-prompts'
import { createRuns } from '../runs/create-run'

/** @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE provider */
export async function startComparison(
  actor: Actor,
  request: StartComparison,
): Promise<{ groupId: string; seed: number }> {
  const parsed = StartComparison.parse(request)
  const versionIds = [...new Set(parsed.modelVersionIds)]
  for (const id of versionIds) await requireVersion(actor, id, ['base', 'sft', 'policy'])
  const promptId =
    'promptId' in parsed.prompt
      ? await knownPrompt(actor, parsed.prompt.promptId)
      : await keepTypedPrompt(actor, parsed.prompt.text)
  const groupId = randomUUID()
  const seed = parsed.seed ?? randomInt(2_147_483_647)
  await createRuns(
    actor,
    versionIds.map((modelVersionId) => ({
      kind: 'sample',
      config: {
        purpose: 'compare',
        completionsPerPrompt: parsed.completionsPerPrompt,
        settings: parsed.settings,
        overlap: 1,
        groupId,
      },
      seed,
      provider: parsed.provider,
      modelVersionId,
      promptIds: [promptId],
    })),
  )
  return { groupId, seed }
}

async function knownPrompt(actor: Actor, promptId: string): Promise<string> {
  const prompt = await db().prompt.findFirst({
    where: { id: promptId, projectId: actor.projectId },
    select: { id: true },
  })
  if (!prompt) throw new AppError('prompt-not-found')
  return prompt.id
}
