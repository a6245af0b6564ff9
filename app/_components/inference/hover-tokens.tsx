'use client'

/**
 * An answer's tokens, each with the model's log-probability: on hover, by a tap, and with the arrow keys. The ground says
 * how sure it was.
 */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
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

const faceOf = ({ text }: GeneratedToken, index: number) =>
  text === '<EOS>' ? 'EOS' : index === 0 ? text.trimStart() : text

export function HoverTokens({ tokens, language }: { tokens: readonly GeneratedToken[]; language: string }) {
  const t = useTranslations('inference')
  const f = useFormats()
  const [chosen, setChosen] = useState<number | null>(null)
  const factsOf = ({ id, logProb }: GeneratedToken) =>
    t('tokenHint', {
      id: String(id),
      logProb: f.decimal(logProb, 2),
      percent: f.chance(Math.exp(logProb)),
    })
  const read = chosen === null ? undefined : tokens[chosen]
  const onKeyDown = (event: React.KeyboardEvent) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (move === undefined) return
    event.preventDefault()
    setChosen((now) => (now === null ? 0 : Math.min(Math.max(now + move, 0), tokens.length - 1)))
  }
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is not a line of text */}
      <div
        role="group"
        aria-label={t('tokenByToken')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read its tokens
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="reading rounded-tag"
        lang={language}
      >
        {tokens.map((token, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the group do the same
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the group do the same
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its position
            key={index}
            title={factsOf(token)}
            onClick={() => setChosen(index === chosen ? null : index)}
            className={cn(
              'rounded-[3px] hover:outline hover:outline-1 hover:outline-line-strong',
              index === chosen && 'outline outline-1 outline-accent',
              surpriseColour(token.logProb),
              token.text === '<EOS>' && 'ml-1 font-mono text-axis text-ink-3',
            )}
          >
            {faceOf(token, index)}
          </span>
        ))}
      </div>
      {read && chosen !== null && (
        <p role="status" className="mt-1 text-caption text-ink-2 tabular-nums">
          <b className="font-semibold text-ink">{faceOf(read, chosen).trim() || '·'}</b> {factsOf(read)}
        </p>
      )}
    </div>
  )
}
