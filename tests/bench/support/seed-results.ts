/** Results of benches that run seed by seed, in processes of their own if wanted: one file each, one report of all. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** @throws Error naming what was expected and what arrived */
export function seedsOf(list: string): number[] {
  return list.split(',').map((text) => {
    const seed = Number(text)
    if (!Number.isInteger(seed) || seed < 0)
      throw new Error(`--seeds are whole numbers from 0; got "${text}"`)
    return seed
  })
}

/** Every `seed-N.json` of the folder, in order of seeds. */
export async function readSeedResults<Result extends { seed: number }>(folder: string): Promise<Result[]> {
  const files = (await readdir(folder)).filter((name) => /^seed-\d+\.json$/.test(name))
  const results = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Result),
  )
  return results.sort((a, b) => a.seed - b.seed)
}
