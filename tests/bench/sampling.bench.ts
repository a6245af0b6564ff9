/**
 * How fast completions are sampled: several tokens in one graph run against one token a run (a JavaScript loop over a
 * one-token graph), at several batch sizes, in alternating rounds so that a noisy machine bothers both alike.
 *
 *     node --import tsx tests/bench/sampling.bench.ts [threads] [rounds]
 *
 * On a machine with other work only the processor time means something: give it 1 thread and read the second ratio.
 * Random weights of the starter model's size, ragged prompts of 10–60 tokens, 64 new tokens for every row.
 */
import { cpus } from 'node:os'
import { TRIAL_MODEL } from '@/ml/engine/trial-step'
import { transformerParameters } from '@/ml/models/transformer'
import { initParameters } from '@/ml/optim/parameters'
import { createSampler } from '@/ml/sampling/sampler'
import { createRng } from '@/ml/tensor/rng'

const config = TRIAL_MODEL
const BATCHES = [1, 8, 32, 64]
const TOKENS_PER_RUN = [1, 4, 8, 16]
const NEW_TOKENS = 64

const threads = Number(process.argv[2] ?? 2)
const rounds = Number(process.argv[3] ?? 5)
const parameters = initParameters(transformerParameters(config), createRng(1))
const rng = createRng(5)
const settings = { temperature: 1, topP: 1, topK: 0, maxTokens: NEW_TOKENS }

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

async function measure(batch: number): Promise<void> {
  const prompts = Array.from({ length: batch }, () =>
    Array.from({ length: 10 + rng.integer(51) }, () => rng.integer(config.vocabSize - 3)),
  )
  const samplers = TOKENS_PER_RUN.map((tokensPerRun) =>
    createSampler({ modelConfig: config, parameters, executionProvider: 'cpu', threads, tokensPerRun }),
  )
  const [pad, bos, eos] = [1, 2, 3].map((back) => config.vocabSize - back)
  const speeds: number[][] = samplers.map(() => [])
  const cpuSpeeds: number[][] = samplers.map(() => [])
  // Round 0 compiles and warms up.
  for (let round = 0; round <= rounds; round++)
    for (const [i, sampler] of samplers.entries()) {
      const start = performance.now()
      const cpuStart = process.cpuUsage()
      const completions = await sampler.sample({
        prompts,
        settings,
        rng: round,
        padId: pad!,
        bosId: bos,
        eosId: eos!,
      })
      const seconds = (performance.now() - start) / 1000
      const { user, system } = process.cpuUsage(cpuStart)
      const tokens = completions.reduce((total, { tokenIds }) => total + tokenIds.length, 0)
      if (round === 0) continue
      speeds[i]!.push(tokens / seconds)
      cpuSpeeds[i]!.push((tokens / (user + system)) * 1e6)
    }
  for (const sampler of samplers) await sampler.release()

  for (const [i, tokensPerRun] of TOKENS_PER_RUN.entries()) {
    const against = (all: readonly number[][]): string => {
      const ratios = all[i]!.map((speed, round) => speed / all[0]![round]!)
      return `× ${median(ratios).toFixed(2)} [${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}]`
    }
    console.log(
      `batch ${String(batch).padStart(2)}  ${String(tokensPerRun).padStart(2)} tokens a run` +
        `  ${median(speeds[i]!).toFixed(0).padStart(6)} tok/s ${against(speeds)}` +
        `  ${median(cpuSpeeds[i]!).toFixed(0).padStart(6)} tok/CPU-s ${against(cpuSpeeds)}`,
    )
  }
}

async function main(): Promise<void> {
  console.log(`${cpus()[0]!.model}, ${cpus().length} CPUs, ${threads} threads, ${rounds} rounds`)
  for (const batch of BATCHES) await measure(batch)
}

void main()
