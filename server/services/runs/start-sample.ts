/** Starts sampling: K completions of chosen prompts from one model version, for ranking, the arena, or a study. */
import { randomInt } from 'node:crypto'
import { StartSample } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { choosePrompts } from '../sampling/choose-prompts'
import { type CreatedRun, createRun } from './create-run'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when no prompt fits, UNAVAILABLE provider */
export async function startSample(actor: Actor, request: StartSample): Promise<CreatedRun> {
  const parsed = StartSample.parse(request)
  await requireVersion(actor, parsed.modelVersionId, ['base', 'sft', 'policy'])
  const seed = parsed.seed ?? randomInt(2_147_483_647)
  const promptIds = await choosePrompts(actor, parsed.prompts, seed)
  return createRun(actor, {
    kind: 'sample',
    config: {
      purpose: parsed.purpose,
      completionsPerPrompt: parsed.completionsPerPrompt,
      settings: parsed.settings,
      overlap: parsed.overlap,
      groupId: null,
    },
    seed,
    provider: parsed.provider,
    priority: parsed.priority,
    modelVersionId: parsed.modelVersionId,
    promptIds,
  })
}
