/** Command line of the demo. */
import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Decides every random choice: prompts, samples, annotators, training. */
  seed: number
  /** Folder for `result.json` and `frontier.svg`. */
  outDir: string
  /** Rounds of sample → rank → reward model → policy update. */
  rounds: 1 | 2
  /** Training prompts ranked in each round. */
  promptsPerRound: number
}

export const USAGE = 'npm run demo -- [--seed 1] [--out demo-out] [--rounds 2] [--prompts 400]'

/** @throws Error naming what was expected and what arrived */
export function parseDemoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'demo-out' },
      rounds: { type: 'string', default: '2' },
      prompts: { type: 'string', default: '400' },
    },
  })
  const rounds = wholeNumber('--rounds', values.rounds, 1, 2)
  return {
    seed: wholeNumber('--seed', values.seed, 0, 2_147_483_647),
    outDir: values.out,
    rounds: rounds === 1 ? 1 : 2,
    promptsPerRound: wholeNumber('--prompts', values.prompts, 20, 2000),
  }
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new Error(
      `${name} is a whole number from ${low} to ${high}; got ${JSON.stringify(text)}. Usage: ${USAGE}`,
    )
  }
  return value
}
