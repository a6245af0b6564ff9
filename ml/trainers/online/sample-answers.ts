/** The answers of a step: sampled from the policy, and sampled again where the answers to a prompt teach nothing. */
import { groupsOf } from '../../rl/group-advantages'
import type { Answer } from '../answer-prompts'
import { takeFromPasses } from '../data/batches'
import { finalScore } from './online-answers'
import type { OnlineRun } from './open-online-run'

/** Rounds of drawing other prompts in place of uninformative ones (dynamic sampling, DAPO §3.2). */
const RESAMPLING_ROUNDS = 3

/**
 * `completionsPerPrompt` answers to each prompt of the step, prompt by prompt.
 * @param isInformative whether the scores of one prompt's answers teach anything; left out, all do
 */
export async function sampleAnswers(
  { config, prompts, rng, trainable, answerer, panel, pack }: OnlineRun,
  step: number,
  isInformative?: (scores: readonly number[]) => boolean,
): Promise<Answer[]> {
  const { promptsPerStep, completionsPerPrompt } = config
  const chosen = takeFromPasses(prompts, step * promptsPerStep, promptsPerStep, rng.fork('prompts'))
  const weights = trainable.merged()
  let answers = await answerer.answer(weights, chosen, completionsPerPrompt, rng.fork(`rollouts/${step}`))
  if (!isInformative) return answers
  for (let round = 0; round < RESAMPLING_ROUNDS; round++) {
    const verdicts = await panel.judge(pack(answers))
    const scores = verdicts.map(({ score }, i) => finalScore(score, answers[i]!.hasEnded, config))
    const groups = groupsOf(answers, completionsPerPrompt)
    const isKept = groupsOf(scores, completionsPerPrompt).map(isInformative)
    const missing = isKept.filter((kept) => !kept).length
    if (missing === 0) break
    const again = rng.fork(`resampled/${step}/${round}`)
    const others = takeFromPasses(prompts, 0, missing, again)
    const replacements = groupsOf(
      await answerer.answer(weights, others, completionsPerPrompt, again),
      completionsPerPrompt,
    )
    answers = groups.flatMap((group, i) => (isKept[i] ? group : (replacements.pop() ?? group)))
  }
  return answers
}
