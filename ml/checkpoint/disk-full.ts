/** What is said when a file does not fit on the disk: how much it needs and how much there is. */
import { statfs } from 'node:fs/promises'
import { message } from '../messages/catalogue'
import { TaskError } from '../messages/task-error'

const MEGABYTE = 1e6
const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Nothing of ours is wrong: with more space, the same work goes on. */
export class DiskFullError extends TaskError {
  override readonly name = 'DiskFullError'
}

/** Whether the system refused a write for lack of space. */
export const isNoSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && FULL.has(String(error.code))

/** @returns a DiskFullError for a full disk, any other error as it came; call when the unfinished file is gone */
export async function explainFile(error: unknown, folder: string, bytes: number): Promise<unknown> {
  if (!isNoSpace(error)) return error
  return new DiskFullError(
    message('file-disk-full', { needed: bytes / MEGABYTE, free: await freeMegabytes(folder) }),
  )
}

/** The same for a whole checkpoint. */
export async function explainCheckpoint(
  error: unknown,
  folder: string,
  { step, bytes }: { step: number; bytes: number },
): Promise<unknown> {
  if (!(error instanceof DiskFullError) && !isNoSpace(error)) return error
  return new DiskFullError(
    message('checkpoint-disk-full', { step, needed: bytes / MEGABYTE, free: await freeMegabytes(folder) }),
  )
}

async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return (bavail * bsize) / MEGABYTE
}
