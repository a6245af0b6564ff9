/** How the project's base model was pre-trained, when it brought a record: its mix of text and its loss. */
import { db } from '../../db'
import type { Reader } from '../actor'
import { readTrainingRecord } from '../models/read-training-record'

export async function readPretraining({ projectId }: Reader) {
  const base = await db().modelVersion.findFirst({
    where: { projectId, kind: 'base', runId: null },
    orderBy: [{ version: 'desc' }],
    select: { artifactPath: true },
  })
  const record = base && (await readTrainingRecord(base.artifactPath))
  return record && { stages: record.stages, mix: record.mix, loss: record.loss }
}
