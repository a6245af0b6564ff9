/** What is said when a file does not fit on the disk: how much it needs and how much there is. */
import { statfs } from 'node:fs/promises'

const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Nothing of ours is wrong: with more space, the same work goes on. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError'
  constructor(problem: string) {
    super(`${problem} Free some space; then the run can go on.`)
  }
}

/** Whether the system refused a write for lack of space. */
export const isNoSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && FULL.has(String(error.code))

/** @returns a DiskFullError for a full disk, any other error as it came; call when the unfinished file is gone */
export async function explainFile(error: unknown, folder: string, bytes: number): Promise<unknown> {
  if (!isNoSpace(error)) return error
  return new DiskFullError(
    `The disk is full: a file of ${megabytes(bytes)} MB has to be written and ${await freeMegabytes(folder)} MB are free.`,
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
    `The disk is full: the checkpoint of step ${step} needs ${megabytes(bytes)} MB and ${await freeMegabytes(folder)} MB are free.`,
  )
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

async function freeMegabytes(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder)
  return megabytes(bavail * bsize)
}
