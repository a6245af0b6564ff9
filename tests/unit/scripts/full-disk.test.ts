/** The launcher and its children while the disk that they write to is full. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { freeBytes, watchDiskSpace } from '../../../scripts/lib/disk-space.mjs'
import { isAlive } from '../../../scripts/lib/process-identity.mjs'
import { ProcessKeeper } from '../../../scripts/lib/process-keeper.mjs'
import { keepRunning } from '../../../scripts/lib/supervisor.mjs'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../../support/small-disk'
import { until } from '../../support/until'

let disk: SmallDisk | undefined
afterEach(() => {
  disk?.unmount()
  disk = undefined
})

const GUARD = path.resolve('scripts/child-output.mjs')
/** Always full. */
const FULL_FILE = '/dev/full'

/** Reports its uncaught exceptions and logs them, as Next.js does; several messages in one turn, as happens under load. */
const LOGS_A_LOT = `
  process.on('uncaughtException', (error) => { process.send({ uncaught: error.code }); console.error(error) })
  let turns = 0
  const timer = setInterval(() => {
    for (let i = 0; i < 5; i++) { console.log('out', i); console.error('error', turns, 'abcdefghij'[turns]) }
    if (++turns < 5) return
    clearInterval(timer)
    process.send({ turns })
    process.disconnect()
  }, 1)`

describe('a child whose log is on a full disk', () => {
  it.skipIf(!existsSync(FULL_FILE))('loses its lines and nothing else', async () => {
    const full = openSync(FULL_FILE, 'w')
    const child = spawn(process.execPath, ['--import', GUARD, '-e', LOGS_A_LOT], {
      stdio: ['ignore', full, full, 'ipc'],
    })
    closeSync(full)
    const said: unknown[] = []
    child.on('message', (message) => said.push(message))
    await once(child, 'exit')
    expect(said).toEqual([{ turns: 5 }])
    expect(child.exitCode).toBe(0)
  })
})

describe('the launcher on a full disk', () => {
  it('starts and stops children, and lists them on disk as soon as there is space', async ({ skip }) => {
    if (noSmallDisk) skip(noSmallDisk)
    disk = mountSmallDisk(4)
    const list = path.join(disk.folder, 'processes.json')
    const keeper = new ProcessKeeper(list)
    disk.fill()
    const sleeper = keeper.start(
      'sleeper',
      process.execPath,
      ['-e', 'console.error(1); setInterval(() => {}, 1000)'],
      { logFile: path.join(disk.folder, 'sleeper.log') },
    )
    expect(readdirSync(disk.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    disk.free()
    await until('the list', async () => existsSync(list) && readFileSync(list, 'utf8').includes('sleeper'))
    disk.fill()
    await keeper.close()
    expect(isAlive(sleeper.pid as number)).toBe(false)
  })

  it('says that the disk is full, and that there is space again', async ({ skip }) => {
    if (noSmallDisk) skip(noSmallDisk)
    disk = mountSmallDisk(80)
    const told: string[] = []
    const stop = watchDiskSpace(disk.folder, { tell: (text: string) => told.push(text) })
    expect(told).toEqual([])
    disk.fill()
    expect(freeBytes(disk.folder)).toBe(0)
    await until('the warning', async () => told.length === 1)
    disk.free()
    await until('the good news', async () => told.length === 2)
    stop()
    expect(told[0]).toMatch(/is full \(0 MB free\): nothing can be saved until you free some space/)
    expect(told[1]).toMatch(/there is space .* again/)
  })

  it('retries to start a child that could not be started', async () => {
    let attempts = 0
    const keeper = { isClosing: false }
    const { firstEnd } = keepRunning({
      name: 'child of this test',
      isClosing: () => keeper.isClosing,
      start: () => {
        attempts++
        if (attempts === 1) throw new Error('ENOSPC: no space left on device, open')
        keeper.isClosing = true
        return spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' })
      },
    })
    expect(await firstEnd).toContain('no space left on device')
    await until('the second attempt', async () => attempts === 2)
  })
})
