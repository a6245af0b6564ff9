'use client'

/** Opening and written tokens in a row; a written one is a way back to the place before it. */
import { useTranslations } from 'use-intl'
import { visibleText } from '@/app/_components/tokens/token-pieces'
import { cn } from '@/app/_components/ui/cn'
import type { NextTokens } from './use-next-tokens'

const CHIP =
  'inline-flex min-h-7 items-center whitespace-pre rounded-tag px-1 py-0.5 text-read max-sm:min-h-10'

/** Part of a letter, or the letter's own mark, as something that can be seen. */
export const tokenFace = (text: string): string => visibleText(text).replaceAll('\uFFFD', '…') || '…'

export function WrittenTokens({
  tokens,
  openingLength,
  onBack,
}: {
  tokens: NextTokens['tokens']
  openingLength: number
  onBack: (place: number) => void
}) {
  const t = useTranslations('generation')
  return (
    <ol aria-label={t('written')} className="flex flex-wrap gap-x-0.5 gap-y-1">
      {tokens.map(({ id, text }, index) => {
        const place = index - openingLength
        const isSpecial = /^<(BOS|EOS|PAD)>$/.test(text)
        const face = isSpecial ? text.slice(1, -1) : tokenFace(text)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its position
          <li key={index}>
            {place < 0 ? (
              <span title={`id ${id}`} className={cn(CHIP, 'text-ink-3', isSpecial && 'font-mono text-axis')}>
                {face}
              </span>
            ) : (
              <button
                type="button"
                title={`${t('backTo', { place: place + 1 })}, id ${id}`}
                onClick={() => onBack(place)}
                className={cn(
                  CHIP,
                  'bg-accent-soft hover:bg-accent-line',
                  isSpecial && 'font-mono text-axis',
                )}
              >
                {face}
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
