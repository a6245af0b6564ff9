/** The answer's tokens, and how full the model's window is with the instruction in it. */
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'

export function TokenMeter({
  responseTokens,
  totalTokens,
  tokensMax,
}: {
  /** Null while the tokenizer loads. */
  responseTokens: number | null
  totalTokens: number | null
  tokensMax: number
}) {
  const t = useTranslations('write')
  const total = totalTokens ?? 0
  const isOver = total > tokensMax
  const share = Math.min(1, total / tokensMax)
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3.5 text-ink-2 tabular-nums">
      <span className="whitespace-nowrap">
        <b className={cn('font-semibold', isOver ? 'text-danger' : 'text-ink')}>{responseTokens ?? '–'}</b>{' '}
        {t('tokens', { count: responseTokens ?? 0 })}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be given our bar */}
      <div
        role="meter"
        aria-label={t('meter')}
        aria-valuemin={0}
        aria-valuemax={tokensMax}
        aria-valuenow={Math.min(total, tokensMax)}
        aria-valuetext={t('meterValue', { total, max: tokensMax })}
        className="h-1.5 w-[180px] overflow-hidden rounded-[3px] bg-hover max-sm:w-20"
      >
        <div
          className={cn('h-full rounded-[3px]', isOver ? 'bg-danger' : share > 0.9 ? 'bg-warn' : 'bg-accent')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <span className={cn('truncate max-md:hidden', isOver && 'text-danger')}>
        {isOver
          ? t('overLimit', { count: total - tokensMax })
          : t('withInstruction', { total, max: tokensMax })}
      </span>
    </div>
  )
}
