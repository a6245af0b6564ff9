import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLauncherLock } from '../../../scripts/lib/launcher-lock.mjs'
import { birthMark } from '../../../scripts/lib/process-identity.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'laurel-lock-'))
  file = path.join(folder, 'launcher.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the launcher’s lock', () => {
  it('is gone after its release', () => {
    takeLauncherLock(file, 'start').release()
    expect(existsSync(file)).toBe(false)
  })

  it('refuses a second launcher and tells it where the first one serves', () => {
    // Our parent stands for another launcher: alive, and not we.
    const holder = {
      pid: process.ppid,
      born: birthMark(process.ppid),
      command: 'start',
      address: 'http://here',
    }
    writeFileSync(file, JSON.stringify(holder))
    expect(() => takeLauncherLock(file, 'test')).toThrow(/`npm start` is already running .* at http:\/\/here/)
  })

  it('is taken over from a launcher that was killed', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(file, JSON.stringify({ pid, born: 'long ago', command: 'start' }))
    takeLauncherLock(file, 'start').release()
    expect(existsSync(file)).toBe(false)
  })

  it('is taken over when another process got the killed launcher’s number', () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, born: 'another birth', command: 'start' }))
    takeLauncherLock(file, 'start').release()
    expect(existsSync(file)).toBe(false)
  })

  it('survives a file that was cut in the middle', () => {
    writeFileSync(file, '{"pid": 12')
    takeLauncherLock(file, 'start').release()
    expect(existsSync(file)).toBe(false)
  })
})
