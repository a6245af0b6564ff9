/** The starter model as the project's base version. Other weights than those known become the next base version. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { RECIPE } from '../../ml/starter/recipe'
import { importFolder, sha256OfFile } from '../../server/artifacts/store'
import { db, type Prisma } from '../../server/db'
import { nextModelVersion } from '../../server/services/models/next-version'
import { RECORD_FILES } from '../../server/services/models/read-training-record'
import { readJsonLines } from './read-json-lines'

const FILES = ['config.json', 'model.safetensors', 'tokenizer.json'] as const
const CurvePoint = z.record(z.string(), z.number())

/** What happened, in words. @throws Error when the starter model is not there */
export async function seedBaseModel(projectId: string, folder: string): Promise<string> {
  const missing = FILES.filter((file) => !existsSync(path.join(folder, file)))
  if (missing.length > 0) {
    throw new Error(`The starter model is not complete: ${folder} lacks ${missing.join(', ')}.`)
  }
  const weights = path.join(folder, 'model.safetensors')
  const weightsSha256 = await sha256OfFile(weights)
  const known = await db().modelVersion.findFirst({
    where: { projectId, kind: 'base', weightsSha256 },
    select: { id: true },
  })
  const artifactPath = `models/starter-${weightsSha256.slice(0, 16)}`
  await importModel(folder, artifactPath)
  if (known) return 'the starter model was there'

  const training = await readTraining(folder)
  const parameters = await countParameters(weights)
  await db().$transaction(async (tx) => {
    await tx.modelVersion.create({
      data: {
        projectId,
        kind: 'base',
        version: await nextModelVersion(tx, projectId, 'base'),
        artifactPath,
        weightsSha256,
        parameters,
        config: training.config,
        seed: training.seed,
        metrics: training.metrics,
      },
    })
  })
  return 'the starter model'
}

/** The model and the record of its training, when there is one: the assets folder holds other files too. */
async function importModel(folder: string, artifactPath: string): Promise<void> {
  const staging = await mkdtemp(path.join(tmpdir(), 'laurel-starter-'))
  try {
    const model = path.join(staging, 'model')
    await mkdir(model)
    for (const file of FILES) await copyFile(path.join(folder, file), path.join(model, file))
    for (const file of Object.values(RECORD_FILES)) {
      if (existsSync(path.join(folder, file))) await copyFile(path.join(folder, file), path.join(model, file))
    }
    await importFolder(model, artifactPath)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

interface Training {
  config: Prisma.InputJsonObject
  seed: number
  metrics: Record<string, number>
}

/** How it was pre-trained, by the recipe it ships with, and the last values of its curves. */
async function readTraining(folder: string): Promise<Training> {
  const config = JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8'))
  const curve = path.join(folder, RECORD_FILES.curve)
  const metrics: Record<string, number> = {}
  if (existsSync(curve)) {
    for (const { step: _, ...values } of await readJsonLines(curve, CurvePoint))
      Object.assign(metrics, values)
  }
  return { config, seed: RECIPE.seed, metrics }
}

/** Sums the shapes in the file's header: eight bytes of length, then JSON. */
async function countParameters(file: string): Promise<number> {
  const handle = await open(file)
  try {
    const length = Buffer.alloc(8)
    await handle.read(length, 0, 8, 0)
    const header = Buffer.alloc(Number(length.readBigUInt64LE()))
    await handle.read(header, 0, header.length, 8)
    const tensors = JSON.parse(header.toString('utf8')) as Record<string, { shape?: number[] }>
    return Object.entries(tensors)
      .filter(([name]) => name !== '__metadata__')
      .reduce((total, [, { shape = [] }]) => total + shape.reduce((size, side) => size * side, 1), 0)
  } finally {
    await handle.close()
  }
}
