/**
 * Everything a killed run needs to go on bit for bit: weights, both moments of every optimiser, the step, and a JSON
 * state (random generators, data cursor, KL coefficient …). A checkpoint is a folder that appears by one rename; the
 * one before is removed afterwards, so that a whole one always exists.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Float32Tensor } from '../tensor/host-tensor'
import { explainCheckpoint } from './disk-full'
import { readSafetensors, writeSafetensors } from './safetensors'
import { syncFolder, writeFileAtomically } from './write-atomically'

export interface TrainingCheckpoint {
  /** Updates done. */
  step: number
  /** Named groups of tensors: `policy`, `policy-moments`, `value` … each becomes one file. */
  tensors: Record<string, ReadonlyMap<string, Float32Tensor>>
  /** JSON: whatever else the trainer needs to continue. */
  state: unknown
}

const NAME = /^step-(\d{8})$/

/**
 * Writes a checkpoint into `dir` (made when missing) and removes older ones.
 * @throws DiskFullError when there is no space for it; the one before is still there
 */
export async function writeTrainingCheckpoint(dir: string, checkpoint: TrainingCheckpoint): Promise<void> {
  await mkdir(dir, { recursive: true })
  const name = `step-${String(checkpoint.step).padStart(8, '0')}`
  const temporary = join(dir, `.${name}.${process.pid}.tmp`)
  await rm(temporary, { recursive: true, force: true })
  try {
    await writeParts(temporary, checkpoint)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw await explainCheckpoint(error, dir, { step: checkpoint.step, bytes: bytesOf(checkpoint) })
  }
  await rm(join(dir, name), { recursive: true, force: true })
  await rename(temporary, join(dir, name))
  await syncFolder(dir)
  for (const entry of await readdir(dir))
    if (entry !== name && (NAME.test(entry) || entry.endsWith('.tmp')))
      await rm(join(dir, entry), { recursive: true, force: true })
}

async function writeParts(folder: string, { step, tensors, state }: TrainingCheckpoint): Promise<void> {
  await mkdir(folder)
  for (const [group, members] of Object.entries(tensors))
    await writeSafetensors(join(folder, `${group}.safetensors`), members)
  await writeFileAtomically(join(folder, 'state.json'), [
    JSON.stringify({ step, groups: Object.keys(tensors), state }),
  ])
}

/** Of the tensors; names and state are little beside them. */
function bytesOf({ tensors }: TrainingCheckpoint): number {
  const members = Object.values(tensors).flatMap((group) => [...group.values()])
  return members.reduce((sum, { data }) => sum + data.byteLength, 0)
}

/** The newest checkpoint of `dir`, or null when there is none. Throws, naming it, when a file of it is cut short. */
export async function readTrainingCheckpoint(
  dir: string,
): Promise<(TrainingCheckpoint & { tensors: Record<string, Map<string, Float32Tensor>> }) | null> {
  const entries = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const newest = entries
    .filter((entry) => NAME.test(entry))
    .sort()
    .at(-1)
  if (!newest) return null
  try {
    const saved = JSON.parse(await readFile(join(dir, newest, 'state.json'), 'utf8')) as {
      step: number
      groups: string[]
      state: unknown
    }
    const tensors: Record<string, Map<string, Float32Tensor>> = {}
    for (const group of saved.groups)
      tensors[group] = (await readSafetensors(join(dir, newest, `${group}.safetensors`))).tensors
    return { step: saved.step, tensors, state: saved.state }
  } catch (error) {
    throw new Error(
      `the checkpoint ${join(dir, newest)} cannot be read (${error instanceof Error ? error.message : String(error)}): delete it to begin again`,
      { cause: error },
    )
  }
}
