/**
 * The KL coefficient of a policy run: fixed, or steered towards a target (Ziegler et al. 2019, §2.2).
 *
 * Adaptive: error = clip(KL / target − 1, ±0.2); coefficient ← coefficient · (1 + error · episodes / horizon).
 * The coefficient is the controller's whole state; a checkpoint saves it.
 */

const ERROR_LIMIT = 0.2

export interface AdaptiveKl {
  /** Wanted KL to the reference, nats per answer. */
  target: number
  /** Episodes (answers) over which an error takes full effect. */
  horizon: number
}

export interface KlController {
  readonly coefficient: number
  /** Tell it the mean KL (nats per answer) of `episodes` answers just sampled. */
  update(kl: number, episodes: number): void
}

/** @param adaptive null keeps the coefficient fixed. */
export function createKlController(coefficient: number, adaptive: AdaptiveKl | null): KlController {
  let current = coefficient
  return {
    get coefficient() {
      return current
    },
    update(kl, episodes) {
      if (!adaptive) return
      const error = Math.min(Math.max(kl / adaptive.target - 1, -ERROR_LIMIT), ERROR_LIMIT)
      current *= 1 + (error * episodes) / adaptive.horizon
    },
  }
}
