/**
 * `training.json` beside a base model's weights: in which stages it was pre-trained, on what mix of texts. It travels
 * with the folder; a model that goes on from another's weights hands on its stages too.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const TRAINING_RECORD = 'training.json'

export interface PretrainingStage {
  stage: string
  seed: number
  /** Predicted. */
  tokens: number
  /** Updates. */
  steps: number
  /** Places for tokens in an update. */
  batchTokens: number
  peakLearningRate: number
  /** Of the code, where it is known. */
  commit?: string
}

export interface MixRow {
  title: string
  licence: string
  /** Predicted, in all stages. */
  tokens: number
  /** Of each stage's tokens, from 0 to 1. */
  shares: number[]
}

export interface TrainingRecord {
  config: { stages: PretrainingStage[] }
  mix: MixRow[]
}

/** What one stage read of one source. */
export interface StageReading {
  title: string
  licence: string
  tokens: number
}

export const NO_TRAINING: TrainingRecord = { config: { stages: [] }, mix: [] }

/** The record in a model folder; an empty one where there is none. */
export function readTrainingRecord(folder: string): TrainingRecord {
  const file = join(folder, TRAINING_RECORD)
  if (!existsSync(file)) return NO_TRAINING
  return JSON.parse(readFileSync(file, 'utf8')) as TrainingRecord
}

/** The record after one more stage; sources of the same title are one. */
export function withStage(
  before: TrainingRecord,
  stage: Omit<PretrainingStage, 'tokens'>,
  readings: readonly StageReading[],
): TrainingRecord {
  const tokens = readings.reduce((sum, reading) => sum + reading.tokens, 0)
  const shareOf = (read: number) => (tokens > 0 ? read / tokens : 0)
  const earlier = before.mix.map((row) => {
    const again = readings.find(({ title }) => title === row.title)
    return {
      ...row,
      tokens: row.tokens + (again?.tokens ?? 0),
      shares: [...row.shares, shareOf(again?.tokens ?? 0)],
    }
  })
  const fresh = readings
    .filter(({ title }) => !before.mix.some((row) => row.title === title))
    .map((reading) => ({
      ...reading,
      shares: [...before.config.stages.map(() => 0), shareOf(reading.tokens)],
    }))
  return { config: { stages: [...before.config.stages, { ...stage, tokens }] }, mix: [...earlier, ...fresh] }
}
