/** Measures the answers of a step by every model, and makes the minibatches of the update. */
import type { Answer } from '../answer-prompts'
import { atResponse, type PackedBatch, responseLength, spreadOverResponses } from '../data/packed-rows'
import type { Stopwatch } from '../stopwatch'
import type { Learner, Minibatch } from './learner'
import { type CreditedAnswer, finalScore, isLearntFrom, type MeasuredAnswer } from './online-answers'
import type { OnlineRun } from './open-online-run'

/** Scores, log-probabilities under policy and reference, and the algorithm's own measures; then advantages. */
export async function measureAnswers<Extra extends object, Credited extends CreditedAnswer & Extra>(
  run: OnlineRun,
  learner: Pick<Learner<Extra, Credited>, 'measure' | 'credit'>,
  answers: readonly Answer[],
  { klCoefficient, clock }: { klCoefficient: number; clock: Stopwatch<'time/ref' | 'time/score'> },
): Promise<Minibatch<Credited>[]> {
  const parts = Math.min(run.config.minibatches, answers.length)
  const batches: PackedBatch[] = []
  const measured: (MeasuredAnswer & Extra)[] = []
  for (let part = 0; part < parts; part++) {
    const batch = run.pack(answers.filter((_, i) => i % parts === part))
    const placeOf = (i: number) => part + i * parts
    batches.push(batch)
    measured.push(...(await measureBatch(run, learner, { answers, batch, placeOf }, clock)))
  }
  const credited = learner.credit(measured, klCoefficient)
  let first = 0
  return batches.map((batch) => {
    const rollouts = credited.slice(first, first + batch.sequences.length)
    first += batch.sequences.length
    const mask = spreadOverResponses(batch, (i) =>
      new Float32Array(responseLength(batch.sequences[i]!)).fill(Number(rollouts[i]!.isLearntFrom)),
    )
    return { batch, mask, rollouts }
  })
}

/** @param placeOf the place among `answers` of the batch's sequence `i` */
async function measureBatch<Extra extends object, Credited extends CreditedAnswer & Extra>(
  { config, trainable, reference, oldForward, referenceForward, panel }: OnlineRun,
  learner: Pick<Learner<Extra, Credited>, 'measure'>,
  { answers, batch, placeOf }: { answers: readonly Answer[]; batch: PackedBatch; placeOf(i: number): number },
  clock: Stopwatch<'time/ref' | 'time/score'>,
): Promise<(MeasuredAnswer & Extra)[]> {
  const old = await oldForward.run(trainable.weights, batch)
  const fromReference = await referenceForward.run(reference.parameters, batch)
  clock.lap('time/ref')
  const verdicts = await panel.judge(batch)
  const extras = await learner.measure(batch)
  clock.lap('time/score')
  return batch.sequences.map((_, i) => {
    const answer = answers[placeOf(i)]!
    return {
      ...answer,
      ...extras[i]!,
      place: placeOf(i),
      score: finalScore(verdicts[i]!.score, answer.hasEnded, config),
      scoreDeviation: verdicts[i]!.deviation,
      isLearntFrom: isLearntFrom(answer.hasEnded, config),
      logProbs: atResponse(batch, old.logProbs, i),
      referenceLogProbs: atResponse(batch, fromReference.logProbs, i),
      entropies: atResponse(batch, old.entropies, i),
    }
  })
}
