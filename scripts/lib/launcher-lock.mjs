/**
 * One launcher per data folder. The lock is a file naming its holder; a holder that is no more does not hold.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readJson, writeAtomically } from './files.mjs'
import { isDiskFull, LaunchError } from './launch-error.mjs'
import { birthMark, isSameProcess } from './process-identity.mjs'

/**
 * @param {string} file
 * @param {string} command what this launcher was asked to do, for the other one's message
 * @returns {{ note(address: string): void, release(): void }} `note` adds the address that the holder serves
 * @throws LaunchError when another launcher holds it
 */
export function takeLauncherLock(file, command) {
  const own = { pid: process.pid, born: birthMark(process.pid), command, address: undefined }
  const mine = `${file}.${process.pid}`
  for (let attempt = 0; attempt < 20; attempt++) {
    writeFileSync(mine, JSON.stringify(own), { mode: 0o600 })
    try {
      linkSync(mine, file)
      return {
        note(address) {
          try {
            writeAtomically(file, JSON.stringify({ ...own, address }), 0o600)
          } catch (error) {
            // The address only makes another launcher's refusal more helpful.
            if (!isDiskFull(error)) throw error
          }
        },
        release() {
          if (readJson(file)?.pid === process.pid) rmSync(file, { force: true })
        },
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    } finally {
      rmSync(mine, { force: true })
    }
    refuseIfHeld(file)
    removeStale(file)
  }
  throw new LaunchError(`The lock ${file} cannot be taken: remove it and run the command again.`)
}

/** @param {string} file */
function refuseIfHeld(file) {
  const holder = readJson(file)
  if (typeof holder?.pid !== 'number' || holder.pid === process.pid || !isSameProcess(holder)) return
  const where = holder.address ? ` at ${holder.address}` : ''
  throw new LaunchError(
    `\`npm ${npmWords(holder.command)}\` is already running from this folder${where} (process ${holder.pid}): stop it with Ctrl-C in its terminal first.`,
  )
}

/** @param {unknown} command */
function npmWords(command) {
  return command === 'start' || command === 'test' ? command : `run ${command}`
}

/**
 * Moves a dead holder's file away. When two launchers do so at once, the slower one may get hold of the faster one's
 * fresh lock; it sees that and puts it back.
 * @param {string} file
 */
function removeStale(file) {
  const aside = `${file}.stale.${process.pid}`
  try {
    const seen = readFileSync(file, 'utf8')
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
