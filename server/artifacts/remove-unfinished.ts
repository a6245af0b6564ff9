/** Removes what was being written to the store by a process that was killed: nobody will finish or name it. */
import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { datasetFolder, textFolder } from './layout'
import { artifactPath } from './store'

/** Where files appear by a rename, with the number of folders in which they may lie. Runs clear their own folders. */
const FOLDERS = { exports: 0, models: 0, [datasetFolder]: 0, [textFolder]: 0, imports: 1 }
const UNFINISHED = /\.(tmp|upload)$/
/** A file that is still being written changes all the time; a request may stand still for minutes. */
const ABANDONED_AFTER_MS = 60 * 60_000

/** Several workers may do it at once. */
export async function removeUnfinishedFiles(now = Date.now()): Promise<void> {
  for (const [folder, depth] of Object.entries(FOLDERS)) await clear(artifactPath(folder), depth, now)
}

async function clear(folder: string, depth: number, now: number): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const found = path.join(folder, entry.name)
    if (UNFINISHED.test(entry.name)) {
      const changedAt = await stat(found).then(
        ({ mtimeMs }) => mtimeMs,
        () => now,
      )
      if (now - changedAt > ABANDONED_AFTER_MS) await rm(found, { recursive: true, force: true })
    } else if (depth > 0 && entry.isDirectory()) {
      await clear(found, depth - 1, now)
      await removeIfEmpty(found, now)
    }
  }
}

/** The folder of an upload that was never finished. A young one may be about to get its file. */
async function removeIfEmpty(folder: string, now: number): Promise<void> {
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }))
  // A folder that holds something is kept by `rmdir` itself. Removing a file in it has just made it young: it goes next time.
  if (now - mtimeMs > ABANDONED_AFTER_MS) await rmdir(folder).catch(() => undefined)
}
