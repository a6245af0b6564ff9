/**
 * `npm run bench:learning -- [--seeds 1,2,3] [--algorithms ppo,dpo] [--threads 2] [--work DIR] [--out DIR]`: does every
 * algorithm beat SFT on the starter model, by how much, and at what KL? Writes `seed-N.json`, `README.md` and
 * `frontier.svg` into `--out` (tests/bench/results/learning when left out).
 *
 * The report covers all seeds that are in `--out`, so that seeds may run side by side in processes of their own. About
 * half an hour of processor time for each seed.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ALGORITHMS, type Algorithm, TITLES, train } from './learning/algorithms'
import { frontierFigure } from './learning/figure'
import { prepareGround } from './learning/ground'
import { measure, measureBestOf, sampleSft } from './learning/measure'
import { reportMarkdown, type SeedResult } from './learning/report'
import { readSeedResults, seedsOf } from './support/seed-results'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3' },
    algorithms: { type: 'string', default: ALGORITHMS.join(',') },
    threads: { type: 'string', default: '2' },
    work: { type: 'string', default: path.join(tmpdir(), 'laurel-learning') },
    out: { type: 'string', default: path.join(import.meta.dirname, 'results/learning') },
  },
})
const algorithms = values.algorithms.split(',').map((name) => {
  const algorithm = ALGORITHMS.find((known) => known === name)
  if (!algorithm) throw new Error(`--algorithms are of ${ALGORITHMS.join(', ')}; got "${name}"`)
  return algorithm
})
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

async function prove(seed: number): Promise<void> {
  const say = (words: string) => console.log(`seed ${seed}: ${words}`)
  say('SFT, rankings, reward model …')
  const ground = await prepareGround(
    seed,
    Number(values.threads),
    path.join(path.resolve(values.work), `seed-${seed}`),
  )
  const sft = await sampleSft(ground)
  const result: SeedResult = {
    seed,
    commit,
    rewardAccuracy: ground.rewardAccuracy,
    sft: await measure(ground, 'sft', ground.sftModel, sft),
    bestOf: await measureBestOf(ground),
    algorithms: {},
  }
  for (const name of algorithms) {
    say(`${TITLES[name]} …`)
    result.algorithms[name] = await proveOne(name)
    const { gold, winRate, klToSft, seconds } = result.algorithms[name]
    say(
      `${TITLES[name]}: gold ${gold.toFixed(3)} (SFT ${result.sft.gold.toFixed(3)}), wins ${((winRate?.rate ?? 0) * 100).toFixed(1)} %, KL ${klToSft.toFixed(2)}, ${seconds.toFixed(0)} s`,
    )
    await writeFile(path.join(values.out, `seed-${seed}.json`), `${JSON.stringify(result, null, 2)}\n`)
  }

  async function proveOne(name: Algorithm) {
    const { model, ...trained } = await train(ground, name)
    return { ...(await measure(ground, name, model, sft)), ...trained }
  }
}

await mkdir(values.out, { recursive: true })
for (const seed of seedsOf(values.seeds)) await prove(seed)
const results = await readSeedResults<SeedResult>(values.out)
await writeFile(path.join(values.out, 'README.md'), reportMarkdown(results))
await writeFile(path.join(values.out, 'frontier.svg'), frontierFigure(results))
console.log(`Written to ${values.out}.`)
