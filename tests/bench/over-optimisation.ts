/**
 * `npm run bench:over-optimisation -- [--seeds 1,2,3] [--threads 1] [--work DIR] [--out DIR]`: when a proxy is optimised,
 * its score goes on rising while what people want turns over; a KL price and an ensemble put it off. Writes `seed-N.json`,
 * `README.md` and `frontier.svg` into `--out` (tests/bench/results/over-optimisation when left out). The report covers all
 * seeds that are there.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type ExperimentResult, experiment } from './over-optimisation/experiment'
import { overOptimisationFigure } from './over-optimisation/figure'
import { overOptimisationMarkdown } from './over-optimisation/report'
import { readSeedResults, seedsOf } from './support/seed-results'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3' },
    threads: { type: 'string', default: '1' },
    work: { type: 'string', default: path.join(tmpdir(), 'laurel-over-optimisation') },
    out: { type: 'string', default: path.join(import.meta.dirname, 'results/over-optimisation') },
  },
})
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

await mkdir(values.out, { recursive: true })
for (const seed of seedsOf(values.seeds)) {
  const folder = path.join(path.resolve(values.work), `seed-${seed}`)
  const result: ExperimentResult = {
    commit,
    ...(await experiment(seed, Number(values.threads), folder, (words) =>
      console.log(`seed ${seed}: ${words}`),
    )),
  }
  await writeFile(path.join(values.out, `seed-${seed}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
const results = await readSeedResults<ExperimentResult>(values.out)
await writeFile(path.join(values.out, 'README.md'), overOptimisationMarkdown(results))
await writeFile(path.join(values.out, 'frontier.svg'), overOptimisationFigure(results))
console.log(`Written to ${values.out}.`)
