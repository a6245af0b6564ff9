import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { groupRuns } from '../../../scripts/lib/process-group.mjs'
import { isAlive } from '../../../scripts/lib/process-identity.mjs'
import { ProcessKeeper, stopLeftovers } from '../../../scripts/lib/process-keeper.mjs'

const SLEEP = 'setInterval(() => {}, 1000)'
const STUBBORN = `process.on('SIGTERM', () => {}); ${SLEEP}`
const WITH_CHILD = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SLEEP)}], { stdio: 'inherit' }); ${SLEEP}`

let folder: string
let list: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'laurel-keeper-'))
  list = path.join(folder, 'processes.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = (keeper: ProcessKeeper, script: string) =>
  keeper.start('sleeper', process.execPath, ['-e', script], { output: 'pipe' })

describe('the process keeper', () => {
  it('returns a program’s code and both its streams', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)'
    const { code, output } = await new ProcessKeeper(list).run('one', process.execPath, ['-e', script], {})
    expect(code).toBe(3)
    expect(output).toContain('out')
    expect(output).toContain('err')
  })

  it('gives a program no standard input to wait for', async () => {
    const script = 'process.stdin.on("end", () => process.exit(0)).resume()'
    expect((await new ProcessKeeper(list).run('reader', process.execPath, ['-e', script], {})).code).toBe(0)
  })

  it('stops everything, with everything that was started by it, and starts nothing afterwards', async () => {
    const keeper = new ProcessKeeper(list)
    const child = start(keeper, WITH_CHILD)
    await keeper.close()
    expect(groupRuns(child.pid as number)).toBe(false)
    expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual([])
    expect(() => start(keeper, SLEEP)).toThrow(/being stopped/)
  })

  it('makes a child end that does not want to', async () => {
    const keeper = new ProcessKeeper(list)
    const child = keeper.start('stubborn', process.execPath, ['-e', STUBBORN], {
      output: 'pipe',
      graceMs: 100,
    })
    await delay(300)
    await keeper.stop(child)
    expect(isAlive(child.pid as number)).toBe(false)
  })

  it('leaves a list by which the next launcher stops what is left over', async () => {
    const child = start(new ProcessKeeper(list), SLEEP)
    expect(await stopLeftovers(list)).toEqual(['sleeper'])
    expect(groupRuns(child.pid as number)).toBe(false)
    expect(await stopLeftovers(list)).toEqual([])
  })

  it('does not stop a stranger that got a listed number', async () => {
    const keeper = new ProcessKeeper(list)
    const child = start(keeper, SLEEP)
    writeFileSync(list, JSON.stringify([{ name: 'sleeper', pid: child.pid, born: 'another birth' }]))
    expect(await stopLeftovers(list)).toEqual([])
    expect(isAlive(child.pid as number)).toBe(true)
    await keeper.close()
  })
})
