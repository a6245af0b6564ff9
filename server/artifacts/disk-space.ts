/** How much space there is for artifacts, and a sentence for whoever finds none. */
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env'
import { AppError } from '../errors'
import { isDiskFull } from '../transient-failure'

/** As the launcher's watch: below this a database cannot add to its log for long. */
const FULL_BELOW_BYTES = 32 * 2 ** 20

export interface DiskSpace {
  freeBytes: number
  totalBytes: number
  isFull: boolean
}

/** Of the disk of the data folder; null when the system does not tell. */
export async function diskSpace(): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path.resolve(env().LAUREL_DATA_DIR))
    const freeBytes = bavail * bsize
    return { freeBytes, totalBytes: blocks * bsize, isFull: freeBytes < FULL_BELOW_BYTES }
  } catch {
    return null
  }
}

/**
 * What to throw for an error of a file that was being written.
 * @param written bytes of it that the disk had room for
 * @returns an AppError NO_SPACE for a full disk; any other error as it came
 */
export function explainNoSpace(error: unknown, written: number): unknown {
  if (error instanceof AppError || !isDiskFull(error)) return error
  return new AppError('disk-full-for-file', { megabytes: (written / 1e6).toFixed(1) })
}
