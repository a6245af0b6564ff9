/**
 * Steps 5–11 of the loop without a browser: SFT → sample → rank → reward model → policy update, once or twice, then the
 * measures. The services are the ones that the web app calls; simulated annotators rank in people's place, through the
 * same leases and submissions.
 */
import { db } from '../db'
import { known, required } from '../errors'
import type { Actor } from '../services/actor'
import { startPolicy } from '../services/runs/start-policy'
import { startReward } from '../services/runs/start-reward'
import { startSample } from '../services/runs/start-sample'
import { startSft } from '../services/runs/start-sft'
import { groupBy } from '../statistics/group-by'
import { mean } from '../statistics/mean'
import { openGoldJudge } from '../worker/gold-judge'
import { hireCrowd, rankEverything } from './crowd'
import { distinctOf, klPerAnswer, type MeasuredSample, sampleTestPrompts, scoreRuns } from './measure'
import type { DemoOptions } from './options'
import type { DemoResult, VersionMeasures } from './report'
import { runAndWait, trainAndWait } from './run-and-wait'
import { goldWinRate } from './statistics'

const COMPLETIONS_PER_TASK = 4
const TEMPERATURE = 1
const SAMPLES_PER_TEST_PROMPT = 4
/** By round: the second has twice the rankings, those of the first included, so fewer passes see as much. */
const REWARD_EPOCHS: Record<number, number> = { 1: 3, 2: 2 }
/** Prompts of the validation split that are ranked too, so that the reward model is checked on prompts it never saw. */
const VALIDATION_PROMPTS = 60

/** Announces a phase, runs it, and keeps how long it took. */
export type RunPhase = <T>(name: string, title: string, work: () => Promise<T>) => Promise<T>

export async function runLoop(
  actor: Actor,
  { seed, rounds, promptsPerRound }: DemoOptions,
  phase: RunPhase,
): Promise<Omit<DemoResult, 'seconds'>> {
  const judge = await openGoldJudge()
  const crowd = await hireCrowd(actor.projectId)
  const base = await db().modelVersion.findFirstOrThrow({
    where: { projectId: actor.projectId, kind: 'base', runId: null },
    select: { id: true },
  })
  const sft = await phase('sft', 'Fine-tuning on the demonstrations', async () =>
    trainAndWait(await startSft(actor, { modelVersionId: base.id, seed, provider: 'cpu' })),
  )

  let policyId = sft.modelVersionId
  let rewardId = ''
  let policyRunId = ''
  let rankings = 0
  let agreement = 0
  for (let round = 1; round <= rounds; round++) {
    const name = (step: string) => (rounds === 1 ? step : `${step} ${round}`)
    const roundSeed = seed * 1000 + round
    await phase(name('sample'), `Sampling ${COMPLETIONS_PER_TASK} answers a prompt`, async () => {
      for (const [split, count] of [
        ['train', promptsPerRound],
        ['validation', VALIDATION_PROMPTS],
      ] as const) {
        await runAndWait(
          await startSample(actor, {
            modelVersionId: policyId,
            prompts: { split, count },
            completionsPerPrompt: COMPLETIONS_PER_TASK,
            dropsNearIdentical: false,
            settings: { temperature: TEMPERATURE, topP: 1, topK: 0, maxTokens: 96 },
            seed: roundSeed,
            provider: 'cpu',
          }),
        )
      }
    })
    const ranked = await phase(name('rank'), 'Ranking, by simulated annotators', () =>
      rankEverything(crowd, judge, roundSeed),
    )
    rankings += ranked.rankings
    agreement += ranked.agreement * ranked.rankings
    const reward = await phase(name('reward'), 'Training the reward model', async () =>
      trainAndWait(
        await startReward(actor, {
          modelVersionId: sft.modelVersionId,
          overrides: { epochs: REWARD_EPOCHS[round], evalEverySteps: 50 },
          seed: roundSeed,
          provider: 'cpu',
        }),
      ),
    )
    const policy = await phase(name('policy'), 'Updating the policy with PPO', async () =>
      trainAndWait(
        await startPolicy(actor, {
          modelVersionId: policyId,
          rewardModelId: reward.modelVersionId,
          // The demo measures once, at its end.
          evaluates: false,
          seed: roundSeed,
          provider: 'cpu',
        }),
      ),
    )
    rewardId = reward.modelVersionId
    policyId = policy.modelVersionId
    policyRunId = policy.runId
  }

  const measured = await phase('measure', 'Measuring on test prompts', async () => {
    const ids = { base: base.id, sft: sft.modelVersionId, policy: policyId }
    const of = (name: keyof typeof ids, perPrompt: number) =>
      sampleTestPrompts(actor, judge, ids[name], perPrompt, seed)
    // Twice as many of SFT: the first half are what the others are compared with, the second half feed best-of-4.
    const [baseRun, sftRun, policyRun] = [
      await of('base', SAMPLES_PER_TEST_PROMPT),
      await of('sft', 2 * SAMPLES_PER_TEST_PROMPT),
      await of('policy', SAMPLES_PER_TEST_PROMPT),
    ]
    const scores = await scoreRuns(actor, rewardId, [baseRun.runId, sftRun.runId, policyRun.runId])
    const halves = halve(sftRun.samples)
    const measures = async (name: keyof typeof ids, samples: MeasuredSample[]): Promise<VersionMeasures> => ({
      gold: mean(samples.map(({ gold }) => gold)),
      score: mean(samples.map(({ id }) => known(scores, id))),
      klToSft: await klPerAnswer(samples, ids[name], ids.sft),
      distinct1: distinctOf(samples, 1),
      distinct2: distinctOf(samples, 2),
    })
    return {
      versions: {
        base: await measures('base', baseRun.samples),
        sft: await measures('sft', halves.first),
        policy: await measures('policy', policyRun.samples),
      },
      testPrompts: groupBy(policyRun.samples, promptOf).size,
      policyWinRate: goldWinRate(policyRun.samples, halves.first),
      ceilings: ceilingsAgainst(halves),
    }
  })

  return {
    seed,
    rounds,
    rankings,
    samplesPerPrompt: SAMPLES_PER_TEST_PROMPT,
    temperature: TEMPERATURE,
    testPrompts: measured.testPrompts,
    versions: measured.versions,
    policyWinRate: required(measured.policyWinRate, 'the win rate'),
    goldGain: measured.versions.policy.gold - measured.versions.sft.gold,
    ceilings: measured.ceilings,
    rewardModel: { accuracyOnHeldOutPrompts: await heldOutAccuracy(rewardId) },
    annotatorAgreement: agreement / rankings,
    trajectory: await readTrajectory(policyRunId),
  }
}

const promptOf = ({ promptId }: MeasuredSample) => promptId

/** Splits each prompt's samples into two equal halves. */
function halve(samples: MeasuredSample[]): { first: MeasuredSample[]; second: MeasuredSample[] } {
  const first: MeasuredSample[] = []
  const second: MeasuredSample[] = []
  for (const group of groupBy(samples, promptOf).values()) {
    first.push(...group.slice(0, group.length / 2))
    second.push(...group.slice(group.length / 2))
  }
  return { first, second }
}

function ceilingsAgainst({ first, second }: { first: MeasuredSample[]; second: MeasuredSample[] }) {
  const perfect = first.map(({ promptId }) => ({ promptId, gold: 1 }))
  const best = [...groupBy(second, promptOf)].map(([promptId, group]) => ({
    promptId,
    gold: Math.max(...group.map(({ gold }) => gold)),
  }))
  return {
    perfect: required(goldWinRate(perfect, first), 'the win rate'),
    bestOfFour: required(goldWinRate(best, first), 'the win rate'),
    bestOfFourGold: mean(best.map(({ gold }) => gold)),
  }
}

async function heldOutAccuracy(rewardModelId: string): Promise<number | null> {
  const { metrics } = await db().modelVersion.findUniqueOrThrow({
    where: { id: rewardModelId },
    select: { metrics: true },
  })
  return metrics['eval/accuracy'] ?? null
}

async function readTrajectory(runId: string): Promise<DemoResult['trajectory']> {
  const rows = await db().runMetrics.findMany({ where: { runId }, orderBy: { step: 'asc' } })
  return rows.flatMap(({ step, values }) => {
    const { 'objective/kl': kl, 'objective/scores': score } = values
    return typeof kl === 'number' && typeof score === 'number' ? [{ step, kl, score }] : []
  })
}
