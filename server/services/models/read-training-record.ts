/**
 * How a base model was pre-trained: mix and stages, from the file beside its weights; of a model that ships with Laurel
 * its loss curve and its makers' card too. A version made by a run has its curve on the run's page.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { artifactExists, artifactPath, readJsonl } from '../../artifacts/store'

/** What the seed copies beside the weights, and `readTrainingRecord` reads. */
export const RECORD_FILES = {
  training: 'training.json',
  curve: 'loss-curve.jsonl',
  card: 'MODEL_CARD.md',
} as const

const Training = z.object({
  config: z.object({
    stages: z.array(
      z.object({
        stage: z.string(),
        seed: z.number(),
        tokens: z.number(),
        steps: z.number(),
        batchTokens: z.number(),
        peakLearningRate: z.number(),
        commit: z.string().optional(),
      }),
    ),
  }),
  mix: z.array(
    z.object({ title: z.string(), licence: z.string(), tokens: z.number(), shares: z.array(z.number()) }),
  ),
})
const CurvePoint = z.object({
  step: z.number(),
  'train/loss': z.number().optional(),
  'eval/loss': z.number().optional(),
})

export type PretrainingStage = z.infer<typeof Training>['config']['stages'][number]
export type MixRow = z.infer<typeof Training>['mix'][number]

export interface TrainingRecord {
  /** One after the other; the curve counts their steps through. */
  stages: PretrainingStage[]
  /** Where the text came from; `shares` has one entry a stage. */
  mix: MixRow[]
  /** Nats per token. */
  loss: { train: { x: number; y: number }[]; heldOut: { x: number; y: number }[] } | null
  /** Markdown. */
  card: string | null
}

/** @returns null when the folder holds no record. @throws ZodError when the record is not of this shape */
export async function readTrainingRecord(folder: string): Promise<TrainingRecord | null> {
  const at = (name: string) => path.posix.join(folder, name)
  if (!(await artifactExists(at(RECORD_FILES.training)))) return null
  const text = (name: string) => readFile(artifactPath(at(name)), 'utf8')
  const { config, mix } = Training.parse(JSON.parse(await text(RECORD_FILES.training)))
  const has = (name: string) => artifactExists(at(name))
  return {
    stages: config.stages,
    mix,
    loss: (await has(RECORD_FILES.curve)) ? await readCurve(at(RECORD_FILES.curve)) : null,
    card: (await has(RECORD_FILES.card)) ? await text(RECORD_FILES.card) : null,
  }
}

async function readCurve(file: string): Promise<NonNullable<TrainingRecord['loss']>> {
  const loss: NonNullable<TrainingRecord['loss']> = { train: [], heldOut: [] }
  for await (const row of readJsonl(file)) {
    const { step, 'train/loss': train, 'eval/loss': heldOut } = CurvePoint.parse(row)
    if (train !== undefined) loss.train.push({ x: step, y: train })
    if (heldOut !== undefined) loss.heldOut.push({ x: step, y: heldOut })
  }
  return loss
}
