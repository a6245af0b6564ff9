/**
 * Empties a throw-away data folder, after stopping a PostgreSQL that a killed launcher left running in it.
 */
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createDataFolder } from '../lib/paths.mjs'
import { stopLeftoverServer } from '../postgres/server.mjs'

/** @param {import('../lib/launch.mjs').Launch} launch must hold the folder's lock, which stays */
export async function emptyData(launch) {
  const { layout } = launch
  await stopLeftoverServer(layout.cluster)
  for (const name of readdirSync(layout.folder)) {
    const entry = path.join(layout.folder, name)
    if (entry !== layout.run) rmSync(entry, { recursive: true, force: true })
  }
  createDataFolder(layout)
}
