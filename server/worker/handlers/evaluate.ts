/**
 * The evaluation suite: a version and its opponent answer the same held-out prompts; what they wrote is scored, held
 * against gold where the starter's world defines one, and against the reference. Nothing is kept but the numbers.
 *
 * Its cost is bounded by `EVALUATION` (schemas/evaluation.ts); a cancelled one stops within a block of answers. One whose
 * worker died begins again: it takes as long as a sampling run.
 */

import type { CompletionRow, LogProbsRow, ScoreRequestRow, ScoreRow } from '../../../ml/contract'
import { encodePrompt } from '../../../ml/data/template'
import { together } from '../../../ml/messages/message'
import { openTokenizer } from '../../../ml/tokenizer/open-tokenizer'
import { runFolderOf } from '../../artifacts/layout'
import { artifactPath, readArtifactJson, readJsonl, removeArtifact, writeJsonl } from '../../artifacts/store'
import { db } from '../../db'
import { known } from '../../errors'
import { message } from '../../messages/catalogue'
import { EVALUATION, EvaluateConfig, type EvaluationResults, type Measures } from '../../schemas/evaluation'
import type { RunConclusion } from '../conclude-run'
import {
  heldOutComparisons,
  heldOutDemonstrations,
  type Room,
  type TestPrompt,
  testPrompts,
} from '../evaluation/held-out'
import {
  accuracyOf,
  decide,
  differenceOf,
  type MeasuredAnswer,
  measuresOf,
  scoreSpreadOf,
  sum,
} from '../evaluation/measures'
import { openGoldJudge } from '../gold-judge'
import { type RunContext, type RunHandler, RunRefusedError, type TaskOfRun } from './handler'
import { modelDirOf } from './model-artifact'

const ANSWERING = ['base', 'sft', 'policy'] as const
/** As policies are trained: nothing truncated, so that KL can be read off the samples. */
const TEMPERATURE = 1

/** A part ended early: how the whole run concludes. */
class EndedEarlyError extends Error {
  constructor(readonly conclusion: RunConclusion) {
    super(conclusion.status)
  }
}

export const runEvaluate: RunHandler = async (context) => {
  try {
    return await evaluate(context)
  } catch (error) {
    if (error instanceof EndedEarlyError) return error.conclusion
    throw error
  } finally {
    await removeArtifact(runFolderOf(context.run.id))
  }
}

async function evaluate(context: RunContext): Promise<RunConclusion> {
  const { run } = context
  const config = EvaluateConfig.parse(run.config)
  const version = await modelDirOf(run.projectId, run.modelVersionId, ANSWERING)
  const opponent = config.opponentId && (await modelDirOf(run.projectId, config.opponentId, ANSWERING))
  const reference = config.referenceId && (await modelDirOf(run.projectId, config.referenceId, ANSWERING))
  const reward = run.rewardModelId && (await modelDirOf(run.projectId, run.rewardModelId, ['reward']))
  const base = config.baseId && (await modelDirOf(run.projectId, config.baseId, ANSWERING))
  const involved = [base, reference, opponent, version, reward].filter((one) => one !== null && one !== '')
  const room = await roomOf(
    run.projectId,
    involved.map(({ id }) => id),
    version.dir,
  )
  const prompts = await testPrompts(run.projectId, room)
  if (prompts.length === 0) throw new RunRefusedError(message('run-without-test-prompts'))
  const demonstrations = await heldOutDemonstrations(run.projectId, room)
  const comparisons = reward ? await heldOutComparisons(run.projectId) : { pairs: [], requests: [] }

  const competing = [version.id, config.opponentId]
  const bystanders = [base, reference].flatMap((one) =>
    one && reward && !competing.includes(one.id) ? [one] : [],
  )
  const total = [
    true,
    opponent,
    ...bystanders,
    reward,
    reference,
    demonstrations.length > 0,
    opponent && demonstrations.length > 0,
  ].filter(Boolean).length
  const parts = createParts(context, room, total)
  const own = await parts.sample('own', version.dir, prompts)
  const other = opponent ? await parts.sample('other', opponent.dir, prompts) : []
  const others = new Map<string, CompletionRow[]>()
  for (const { id, dir } of bystanders)
    others.set(id, await parts.sample(id, dir, prompts, EVALUATION.bystanderAnswers))
  const textOf = new Map(prompts.map(({ promptId, prompt }) => [promptId, prompt]))
  const requestsOf = (side: string, rows: CompletionRow[]): ScoreRequestRow[] =>
    rows.map((row) => ({
      id: idOf(side, row),
      prompt: textOf.get(row.promptId) ?? '',
      tokenIds: row.tokenIds,
      finishReason: row.finishReason,
    }))
  const requests = [...requestsOf('own', own), ...requestsOf('other', other)]
  const aside = [...others].flatMap(([id, rows]) => requestsOf(id, rows))
  const scores = reward
    ? await parts.score(reward.dir, [...requests, ...aside, ...comparisons.requests])
    : null
  const scoresOf = (side: string, rows: CompletionRow[]) =>
    rows.flatMap((row) => scores?.get(idOf(side, row)) ?? [])
  const underReference = reference ? await parts.logProbs(reference.dir, requests) : null
  const perplexityOf = (dir: string) => parts.perplexity(dir, demonstrations)
  const perplexity = await perplexityOf(version.dir)
  const otherPerplexity = opponent ? await perplexityOf(opponent.dir) : null

  const judge = await openGoldJudge()
  const promptOf = new Map(prompts.map((one) => [one.promptId, { key: one.key, text: one.prompt }]))
  const measured = (side: string, rows: CompletionRow[]): MeasuredAnswer[] =>
    rows.map((row) => ({
      ...row,
      score: scores?.get(idOf(side, row)) ?? null,
      gold: judge.scoreIfKnown(known(promptOf, row.promptId), row.text, row.finishReason === 'eos'),
      referenceLogProb: underReference?.get(idOf(side, row)) ?? null,
    }))
  const [ownAnswers, otherAnswers] = [measured('own', own), measured('other', other)]
  const differences = {
    score: differenceOf(ownAnswers, otherAnswers, ({ score }) => score),
    gold: differenceOf(ownAnswers, otherAnswers, ({ gold }) => gold),
  }
  const opposed: Measures | null = opponent ? measuresOf(otherAnswers, otherPerplexity) : null
  const results: EvaluationResults = {
    prompts: prompts.length,
    answersPerPrompt: EVALUATION.answersPerPrompt,
    demonstrations: demonstrations.length,
    version: measuresOf(ownAnswers, perplexity),
    opponent: opposed,
    isOpponentPromoted: config.isOpponentPromoted,
    rewardAccuracy: scores && accuracyOf(comparisons.pairs, scores),
    scoreSpread: scoreSpreadOf([
      ...[...others].map(([modelId, rows]) => ({ modelId, scores: scoresOf(modelId, rows) })),
      ...(opponent ? [{ modelId: opponent.id, scores: scoresOf('other', other) }] : []),
      { modelId: version.id, scores: scoresOf('own', own) },
    ]),
    isJudgedByItsTeacher: await isTaughtBy(version.id, run.rewardModelId),
    differences,
    verdict: decide(differences),
  }
  return {
    status: 'done',
    outcome: null,
    async write(tx) {
      await tx.evaluation.create({
        data: {
          projectId: run.projectId,
          modelVersionId: version.id,
          runId: run.id,
          opponentId: config.opponentId,
          rewardModelId: run.rewardModelId,
          referenceId: config.referenceId,
          results,
        },
      })
    },
  }
}

const idOf = (side: string, { promptId, index }: CompletionRow) => `${side}/${promptId}/${index}`

async function isTaughtBy(childId: string, rewardModelId: string | null): Promise<boolean> {
  if (!rewardModelId) return false
  const edge = { childId, parentId: rewardModelId, role: 'reward' }
  return (await db().modelParent.count({ where: edge })) > 0
}

/** The smallest context of all models: what is measured must fit each of them. */
async function roomOf(projectId: string, ids: string[], dir: string): Promise<Room> {
  const versions = await db().modelVersion.findMany({
    where: { projectId, id: { in: ids } },
    select: { artifactPath: true },
  })
  const contexts = await Promise.all(
    versions.map(async ({ artifactPath: folder }) => {
      const config = await readArtifactJson(`${folder}/config.json`)
      return Number(config?.max_position_embeddings)
    }),
  )
  const context = Math.min(...contexts)
  return {
    tokenizer: await openTokenizer(dir),
    context,
    maxTokens: Math.min(EVALUATION.maxTokens, Math.floor(context / 2)),
  }
}

/** The parts of an evaluation, each a task in a process of its own, counted as they end. */
function createParts({ run, runSideTask, progress }: RunContext, room: Room, total: number) {
  const folder = runFolderOf(run.id)
  let done = 0
  progress(0, total)
  const perform = async (task: TaskOfRun) => {
    const end = await runSideTask(task)
    if (end.type === 'failed') throw new EndedEarlyError({ status: 'failed', outcome: end.message })
    if (end.type === 'stopped')
      throw new EndedEarlyError({
        status: 'stopped',
        outcome: together(end.message, message('nothing-kept')),
      })
    progress(++done, total)
  }
  const write = async (name: string, rows: object[]) =>
    artifactPath((await writeJsonl(folder, { name }, rows)).path)
  const out = `${folder}/out.jsonl`

  async function logProbs(modelDir: string, requests: ScoreRequestRow[]): Promise<Map<string, number>> {
    const sums = new Map<string, number>()
    await perform({
      kind: 'log-probs',
      modelDir,
      requests: await write('requests', requests),
      out: artifactPath(out),
      temperature: TEMPERATURE,
    })
    for await (const { id, logProbs: each } of readJsonl<LogProbsRow>(out)) sums.set(id, sum(each))
    return sums
  }

  return {
    logProbs,
    async sample(
      name: string,
      modelDir: string,
      prompts: TestPrompt[],
      answers: number = EVALUATION.answersPerPrompt,
    ): Promise<CompletionRow[]> {
      await perform({
        kind: 'sample',
        modelDir,
        prompts: await write(`prompts-${name}`, prompts),
        out: artifactPath(out),
        completionsPerPrompt: answers,
        settings: { temperature: TEMPERATURE, topP: 1, topK: 0, maxTokens: room.maxTokens },
      })
      const rows: CompletionRow[] = []
      for await (const row of readJsonl<CompletionRow>(out)) rows.push(row)
      return rows
    },
    async score(modelDir: string, requests: ScoreRequestRow[]): Promise<Map<string, number>> {
      const fitting = requests.filter(
        ({ prompt, tokenIds }) =>
          encodePrompt(room.tokenizer, prompt).length + tokenIds.length <= room.context,
      )
      await perform({
        kind: 'score',
        modelDir,
        requests: await write('requests', fitting),
        out: artifactPath(out),
      })
      const scores = new Map<string, number>()
      for await (const { id, score } of readJsonl<ScoreRow>(out)) scores.set(id, score)
      return scores
    },
    /** e to the mean loss a token. Null without demonstrations. */
    async perplexity(modelDir: string, demonstrations: ScoreRequestRow[]): Promise<number | null> {
      if (demonstrations.length === 0) return null
      const sums = await logProbs(modelDir, demonstrations)
      const tokens = sum(demonstrations.map(({ tokenIds }) => tokenIds.length))
      return Math.exp(-sum([...sums.values()]) / tokens)
    },
  }
}
