/** Files that appear whole or not at all: written beside the target, synced, renamed over it. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { explainFile } from './disk-full'

/**
 * Writes the chunks to `path`. After a crash the old file, or none, is there; never half of the new one.
 * @throws DiskFullError when there is no space for it
 */
export async function writeFileAtomically(
  path: string,
  chunks: readonly (Uint8Array | string)[],
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = await open(temporary, 'w')
    try {
      for (const chunk of chunks) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    const bytes = chunks.reduce((sum, chunk) => sum + Buffer.byteLength(chunk), 0)
    throw await explainFile(error, dirname(path), bytes)
  }
  await syncFolder(dirname(path))
}

/** Makes renames in a folder durable. Some platforms cannot open folders; there the rename is durable enough. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
