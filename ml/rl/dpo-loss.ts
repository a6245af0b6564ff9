/**
 * Direct preference optimisation on one comparison, as plain numbers: the reference for the training graph, and what
 * reads its statistics. A completion's implicit reward is β · (log π − log π_ref); DPO is Bradley–Terry on it
 * (Rafailov et al. 2023, eq. 7), with label smoothing (Mitchell 2023, cDPO); IPO regresses the difference of
 * log-ratios on 1 / 2β instead (Azar et al. 2024, eq. 17), which does not run away where labels are certain.
 */
import { bradleyTerryLoss, sigmoid } from './preference-loss'

export type DpoLoss = 'sigmoid' | 'ipo'

export interface DpoTerm {
  loss: number
  /** d loss / d (log-ratio of the first minus that of the second). */
  gradient: number
}

/**
 * @param difference log-ratio to the reference of the first completion minus that of the second, nats
 * @param label probability that the first is preferred: 1, or ½ for a tie
 */
export function dpoTerm(loss: DpoLoss, difference: number, beta: number, label = 1): DpoTerm {
  if (loss === 'sigmoid') {
    const logit = beta * difference
    return { loss: bradleyTerryLoss(logit, label), gradient: beta * (sigmoid(logit) - label) }
  }
  const wanted = 1 / (2 * beta)
  const squares = label * (difference - wanted) ** 2 + (1 - label) * (difference + wanted) ** 2
  return {
    loss: squares,
    gradient: 2 * (label * (difference - wanted) + (1 - label) * (difference + wanted)),
  }
}
