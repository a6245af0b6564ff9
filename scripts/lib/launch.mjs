/**
 * One run of the launcher: its data folder, the children it started, and what must be undone at the end, in reverse.
 */
import { watchDiskSpace } from './disk-space.mjs'
import { takeLauncherLock } from './launcher-lock.mjs'
import { createDataFolder, dataLayout } from './paths.mjs'
import { say } from './phases.mjs'
import { ProcessKeeper, stopLeftovers } from './process-keeper.mjs'

export class Launch {
  /** @type {(() => unknown)[]} */
  #closers = []
  /** @type {Promise<void> | undefined} */
  #closing

  /** @param {{ mode: string, args: string[] }} request */
  constructor({ mode, args }) {
    this.mode = mode
    this.args = args
  }

  get isClosing() {
    return this.#closing !== undefined
  }

  /**
   * Takes possession of a data folder: alone in it, and with nothing left running by a launcher that was killed.
   * @param {string} folder absolute
   */
  async open(folder) {
    this.layout = dataLayout(folder)
    createDataFolder(this.layout)
    this.lock = takeLauncherLock(this.layout.lock, this.mode)
    this.onClose(() => this.lock.release())
    this.onClose(watchDiskSpace(folder))
    const leftovers = await stopLeftovers(this.layout.processes)
    if (leftovers.length > 0) say(`stopped what an earlier launcher left running: ${leftovers.join(', ')}`)
    this.keeper = new ProcessKeeper(this.layout.processes)
  }

  /** @param {() => unknown} undo run at the end, after every child was stopped, last registered first */
  onClose(undo) {
    this.#closers.push(undo)
  }

  /** Undoes everything, once; each undoing gets its turn even when another fails. */
  close() {
    this.#closing ??= this.#undoAll()
    return this.#closing
  }

  async #undoAll() {
    for (const undo of [() => this.keeper?.close(), ...this.#closers.reverse()]) {
      try {
        await undo()
      } catch (error) {
        console.error(`While stopping: ${error.message}`)
      }
    }
  }
}
