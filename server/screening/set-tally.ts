/** Lengths of many texts, added one by one: how many, how long in all, and where the middle and the ends are. */
import type { LengthStatistics, SetStatistics } from '../schemas/screening'

class Lengths {
  private readonly values: number[] = []

  add(value: number): void {
    this.values.push(value)
  }

  /** Nearest-rank percentiles. */
  summary(): LengthStatistics {
    const sorted = Int32Array.from(this.values).sort()
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
    return {
      total: sorted.reduce((sum, value) => sum + value, 0),
      median: at(0.5),
      p95: at(0.95),
      longest: at(1),
    }
  }
}

export class SetTally {
  private prompts = 0
  private readonly lengths = {
    characters: new Lengths(),
    starterTokens: new Lengths(),
    o200kTokens: new Lengths(),
  }

  add(length: Record<keyof SetTally['lengths'], number>): void {
    this.prompts++
    for (const [name, value] of Object.entries(length)) this.lengths[name as keyof typeof length].add(value)
  }

  summary(): SetStatistics {
    const { characters, starterTokens, o200kTokens } = this.lengths
    return {
      prompts: this.prompts,
      characters: characters.summary(),
      starterTokens: starterTokens.summary(),
      o200kTokens: o200kTokens.summary(),
    }
  }
}
