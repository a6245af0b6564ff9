/**
 * Whether a reward model is as sure as it should be: of comparisons that it gives 80 %, people should agree with 80 %.
 * A comparison is read from the side the model prefers, so confidence runs from ½ to 1.
 */
import { sigmoid } from './preference-loss'

export interface Calibration {
  /** Mean −log of the probability given to what people preferred, nats. */
  logLoss: number
  /** Expected calibration error (Naeini et al. 2015): mean distance of confidence and agreement, weighted by bin. */
  error: number
  bins: CalibrationBin[]
}

export interface CalibrationBin {
  /** Bounds of the confidence. */
  from: number
  to: number
  count: number
  /** Mean confidence, and the share in which people agreed; both 0 where nothing is. */
  confidence: number
  agreement: number
}

/** @param differences score of the preferred minus that of the other completion, of decided comparisons */
export function calibrationOf(differences: readonly number[], bins = 5): Calibration {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, agreed: 0 }))
  let logLoss = 0
  for (const difference of differences) {
    logLoss += Math.max(-difference, 0) + Math.log1p(Math.exp(-Math.abs(difference)))
    const confidence = sigmoid(Math.abs(difference))
    const bin = sums[Math.min(Math.floor((confidence - 0.5) * 2 * bins), bins - 1)]!
    bin.count += 1
    bin.confidence += confidence
    bin.agreed += difference > 0 ? 1 : difference === 0 ? 0.5 : 0
  }
  const total = Math.max(1, differences.length)
  return {
    logLoss: logLoss / total,
    error: sums.reduce((sum, { confidence, agreed }) => sum + Math.abs(confidence - agreed), 0) / total,
    bins: sums.map(({ count, confidence, agreed }, i) => ({
      from: 0.5 + i / (2 * bins),
      to: 0.5 + (i + 1) / (2 * bins),
      count,
      confidence: count > 0 ? confidence / count : 0,
      agreement: count > 0 ? agreed / count : 0,
    })),
  }
}
