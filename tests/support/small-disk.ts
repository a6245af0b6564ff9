/** A disk of a few megabytes that a test can fill: a tmpfs, which only root on Linux may mount. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface SmallDisk {
  folder: string
  /** Takes all the space that is left, but for so many bytes. */
  fill(leaving?: number): void
  /** Gives back what `fill` took. */
  free(): void
  unmount(): void
}

/** Why a test that needs a small disk is skipped here; undefined when there can be one. */
export const noSmallDisk: string | undefined =
  process.platform === 'linux' && process.getuid?.() === 0 && canMount()
    ? undefined
    : 'a small disk can be mounted by root on Linux only'

/** @param megabytes the size of the disk */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-small-disk-'))
  mount(folder, megabytes)
  // PostgreSQL lives under another account, which must be able to enter.
  chmodSync(folder, 0o711)
  const filler = path.join(folder, 'filler')
  return {
    folder,
    fill: (leaving = 0) => fillWith(filler, leaving),
    free: () => rmSync(filler, { force: true }),
    unmount: () => {
      spawnSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fillWith(file: string, leaving: number): void {
  for (const bytes of [1 << 20, 4096]) {
    const filler = openSync(file, 'a')
    try {
      for (;;) writeSync(filler, Buffer.alloc(bytes))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(filler)
    }
  }
  truncateSync(file, statSync(file).size - leaving)
}

function mount(folder: string, megabytes: number): void {
  const { status, stderr } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`The small disk could not be mounted: ${stderr}`)
}

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-may-mount-'))
  try {
    mount(folder, 1)
    return true
  } catch {
    return false
  } finally {
    spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
}
