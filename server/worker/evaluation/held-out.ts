/**
 * What versions are measured on: test prompts, and demonstrations and comparisons that no training saw. Always the same
 * ones, in an order that does not depend on when they came, so that versions can be compared prompt by prompt.
 */
import { createHash } from 'node:crypto'
import type { FinishReason, PromptRow, ScoreRequestRow } from '../../../ml/contract'
import { encodePrompt, encodeResponse } from '../../../ml/data/template'
import type { Tokenizer } from '../../../ml/tokenizer/tokenizer'
import { db } from '../../db'
import { EVALUATION } from '../../schemas/evaluation'
import { PROMPT_ROW, promptRow } from '../../services/datasets/dataset-rows'
import { modelPrompt, PROMPT_CONTENT } from '../../services/datasets/model-prompt'
import { TYPED_TASK_TYPE } from '../../services/prompts/typed-prompts'

export interface Room {
  tokenizer: Tokenizer
  /** Tokens that every model of the evaluation can read. */
  context: number
  maxTokens: number
}

export interface TestPrompt extends PromptRow {
  key: string
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

export async function testPrompts(
  projectId: string,
  { tokenizer, context, maxTokens }: Room,
): Promise<TestPrompt[]> {
  const rows = await db().prompt.findMany({
    where: { projectId, split: 'test', taskType: { not: TYPED_TASK_TYPE } },
    select: { key: true, ...PROMPT_ROW },
  })
  return rows
    .map((row) => ({ ...promptRow(row), key: row.key, order: digest(row.text) }))
    .filter(({ prompt }) => encodePrompt(tokenizer, prompt).length + maxTokens <= context)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, EVALUATION.prompts)
    .map(({ order: _, ...prompt }) => prompt)
}

/** Demonstrations outside the training split, as log-probabilities are asked for. */
export async function heldOutDemonstrations(
  projectId: string,
  { tokenizer, context }: Room,
): Promise<ScoreRequestRow[]> {
  const rows = await db().demonstration.findMany({
    where: { projectId, split: { not: 'train' }, review: { not: 'returned' } },
    orderBy: { id: 'asc' },
    take: EVALUATION.demonstrations,
    select: { id: true, instruction: true, turns: true, response: true, prompt: { select: { turns: true } } },
  })
  return rows
    .map(({ id, instruction, turns, response, prompt }) => ({
      id,
      prompt: modelPrompt({ text: instruction, turns: turns ?? prompt?.turns ?? null }),
      tokenIds: encodeResponse(tokenizer, response),
      finishReason: 'eos' as const,
    }))
    .filter(({ prompt, tokenIds }) => encodePrompt(tokenizer, prompt).length + tokenIds.length <= context)
}

export interface HeldOutComparison {
  promptId: string
  chosenId: string
  rejectedId: string
}

/** Comparisons on prompts outside the training split, ties left out, and their completions to be scored. */
export async function heldOutComparisons(
  projectId: string,
): Promise<{ pairs: HeldOutComparison[]; requests: ScoreRequestRow[] }> {
  const completion = {
    select: { id: true, tokenIds: true, finishReason: true, prompt: { select: PROMPT_CONTENT } },
  } as const
  const rows = await db().comparison.findMany({
    where: { projectId, isTie: false, prompt: { split: { not: 'train' } } },
    orderBy: { id: 'asc' },
    take: EVALUATION.comparisons,
    select: { promptId: true, chosen: completion, rejected: completion },
  })
  const completions = new Map(
    rows.flatMap(({ chosen, rejected }) => [chosen, rejected]).map((one) => [one.id, one]),
  )
  return {
    pairs: rows.map(({ promptId, chosen, rejected }) => ({
      promptId,
      chosenId: chosen.id,
      rejectedId: rejected.id,
    })),
    requests: [...completions.values()].map(({ id, tokenIds, finishReason, prompt }) => ({
      id,
      prompt: modelPrompt(prompt),
      tokenIds,
      finishReason: finishReason as FinishReason,
    })),
  }
}
