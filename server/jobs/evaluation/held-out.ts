/**
 * What versions are measured on: test prompts, and demonstrations and comparisons that no training saw. Always the same
 * ones, in an order that does not depend on when they came, so that versions can be compared prompt by prompt.
 */
import { createHash } from 'node:crypto'
import { encodePrompt, encodeResponse } from '../../../ml/data/template'
import type { FinishReason, ScoreRequestRow } from '../../../ml/runner/contract'
import type { Tokenizer } from '../../../ml/tokenizer/tokenizer'
import { db } from '../../db'
import { EVALUATION } from '../../schemas/evaluation'
import { TYPED_TASK_TYPE } from '../../services/prompts/typed-prompts'

export interface Room {
  tokenizer: Tokenizer
  /** Tokens that every model of the evaluation can read. */
  context: number
  maxTokens: number
}

export interface TestPrompt {
  promptId: string
  key: string
  prompt: string
  split: 'test'
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

export async function testPrompts(
  projectId: string,
  { tokenizer, context, maxTokens }: Room,
): Promise<TestPrompt[]> {
  const rows = await db().prompt.findMany({
    where: { projectId, split: 'test', taskType: { not: TYPED_TASK_TYPE } },
    select: { id: true, key: true, text: true },
  })
  return rows
    .filter(({ text }) => encodePrompt(tokenizer, text).length + maxTokens <= context)
    .map(({ id, key, text }) => ({
      promptId: id,
      key,
      prompt: text,
      split: 'test' as const,
      order: digest(text),
    }))
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
    where: { projectId, split: { not: 'train' } },
    orderBy: { id: 'asc' },
    take: EVALUATION.demonstrations,
    select: { id: true, instruction: true, response: true },
  })
  return rows
    .map(({ id, instruction, response }) => ({
      id,
      prompt: instruction,
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
    select: { id: true, tokenIds: true, finishReason: true, prompt: { select: { text: true } } },
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
      prompt: prompt.text,
      tokenIds,
      finishReason: finishReason as FinishReason,
    })),
  }
}
