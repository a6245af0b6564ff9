/** The one number that says most about a model of each kind. */
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'

export function headlineMetric(
  {
    kind,
    metrics,
  }: {
    kind: 'base' | 'sft' | 'reward' | 'policy'
    metrics: Record<string, number>
  },
  t: Words<'models'>,
  f: Formats,
): string | null {
  switch (kind) {
    case 'base':
    case 'sft': {
      const loss = metrics['eval/loss']
      return loss === undefined ? null : t('headline.loss', { loss: f.metric(loss) })
    }
    case 'reward': {
      const accuracy = metrics['eval/accuracy']
      return accuracy === undefined ? null : t('headline.accuracy', { share: accuracy })
    }
    case 'policy': {
      const [score, kl] = [metrics['objective/scores'], metrics['objective/kl']]
      if (score === undefined) return null
      return kl === undefined
        ? t('headline.score', { score: f.metric(score) })
        : t('headline.scoreAtKl', { score: f.metric(score), kl: f.metric(kl) })
    }
  }
}
