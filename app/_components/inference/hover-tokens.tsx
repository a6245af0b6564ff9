'use client'

/** An answer's tokens, each with the model's log-probability on hover and focus; the ground says how sure it was. */
import { useTranslations } from 'use-intl'
import { cn } from '../ui/cn'
import type { GeneratedToken } from './use-generation'

/** In bits, as the surprise ramp of the design language. */
const RAMP = [
  { below: 1, colour: '' },
  { below: 3, colour: 'bg-s1' },
  { below: 5, colour: 'bg-s2' },
  { below: 7.5, colour: 'bg-s3' },
  { below: Number.POSITIVE_INFINITY, colour: 'bg-s4' },
]

export const surpriseColour = (logProb: number): string =>
  RAMP.find(({ below }) => -logProb / Math.LN2 < below)?.colour ?? ''

export function HoverTokens({ tokens, language }: { tokens: readonly GeneratedToken[]; language: string }) {
  const t = useTranslations('inference')
  return (
    <p className="reading" lang={language}>
      {tokens.map(({ id, text, logProb }, index) => {
        const isEnd = text === '<EOS>'
        const face = isEnd ? 'EOS' : index === 0 ? text.trimStart() : text
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its position
            key={index}
            title={t('tokenHint', {
              id: String(id),
              logProb: logProb.toFixed(2),
              percent: `${(100 * Math.exp(logProb)).toPrecision(2)}%`,
            })}
            className={cn(
              'rounded-[3px] hover:outline hover:outline-1 hover:outline-line-strong',
              surpriseColour(logProb),
              isEnd && 'ml-1 font-mono text-axis text-ink-3',
            )}
          >
            {face}
          </span>
        )
      })}
    </p>
  )
}
