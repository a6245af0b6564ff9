/** Curves out of a run's metrics. */
import type { Histogram, MetricValue } from '@/server/schemas/run'

export interface MetricPoint {
  step: number
  values: Record<string, MetricValue>
}

/** The numbers of one metric by step; steps without it are left out. */
export function seriesOf(metrics: readonly MetricPoint[], name: string): { x: number; y: number }[] {
  return metrics.flatMap(({ step, values }) => {
    const value = values[name]
    return typeof value === 'number' ? [{ x: step, y: value }] : []
  })
}

/** The newest histogram of this name, or null. */
export function latestHistogram(
  metrics: readonly MetricPoint[],
  name: string,
): (Histogram & { step: number }) | null {
  for (let i = metrics.length - 1; i >= 0; i--) {
    const value = metrics[i].values[name]
    if (value !== undefined && typeof value !== 'number') return { ...value, step: metrics[i].step }
  }
  return null
}

/** Names of all histograms in the metrics, in order of appearance. */
export function histogramNames(metrics: readonly MetricPoint[]): string[] {
  const names = new Set<string>()
  for (const { values } of metrics) {
    for (const [name, value] of Object.entries(values)) if (typeof value !== 'number') names.add(name)
  }
  return [...names]
}
