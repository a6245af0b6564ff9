/** The one number that says most about a model of each kind. */
import { formatMetric, formatShare } from '@/app/_components/format'

export function headlineMetric({
  kind,
  metrics,
}: {
  kind: 'base' | 'sft' | 'reward' | 'policy'
  metrics: Record<string, number>
}): string | null {
  const loss = metrics['eval/loss']
  switch (kind) {
    case 'base':
    case 'sft':
      return loss === undefined ? null : `held-out loss ${formatMetric(loss)} nats`
    case 'reward': {
      const accuracy = metrics['eval/accuracy']
      return accuracy === undefined ? null : `${formatShare(accuracy)} of held-out comparisons right`
    }
    case 'policy': {
      const [score, kl] = [metrics['objective/scores'], metrics['objective/kl']]
      if (score === undefined) return null
      return `score ${formatMetric(score)}${kl === undefined ? '' : ` at ${formatMetric(kl)} nats of KL`}`
    }
  }
}
