/** A model's name with the shape and hue of its kind: base ●, SFT ■, reward ◆, policy ▲, anything else ✚. */
import { cn } from './cn'

export type ModelKindName = 'base' | 'sft' | 'reward' | 'policy' | 'other'

export const MODEL_COLOUR: Record<ModelKindName, string> = {
  base: 'var(--m-base)',
  sft: 'var(--m-sft)',
  reward: 'var(--m-rm)',
  policy: 'var(--m-policy)',
  other: 'var(--m-x1)',
}

const KIND_WORD: Record<ModelKindName, string> = {
  base: 'Base',
  sft: 'SFT',
  reward: 'Reward',
  policy: 'Policy',
  other: 'Model',
}

/** "Base", "SFT v2", "Policy v5"; the only base of a project has no number. */
export function modelName(kind: ModelKindName, version: number): string {
  return kind === 'base' && version === 1 ? 'Base' : `${KIND_WORD[kind]} v${version}`
}

/** The shape alone, 12 × 12, also inside charts. */
export function ModelShape({ kind, className }: { kind: ModelKindName; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill={MODEL_COLOUR[kind]}
      className={cn('size-3 shrink-0', className)}
    >
      {kind === 'base' && <circle cx="6" cy="6" r="4.6" />}
      {kind === 'sft' && <rect x="1.8" y="1.8" width="8.4" height="8.4" rx="1" />}
      {kind === 'reward' && <path d="M6 .8 11.2 6 6 11.2.8 6z" />}
      {kind === 'policy' && <path d="M6 1 11.2 10.6H.8z" />}
      {kind === 'other' && <path d="M4.2 1h3.6v3.2H11v3.6H7.8V11H4.2V7.8H1V4.2h3.2z" />}
    </svg>
  )
}

export function ModelChip({
  kind,
  version,
  isCurrent = false,
  isPlain = false,
  className,
}: {
  kind: ModelKindName
  version: number
  /** Outlined as the one the page is about. */
  isCurrent?: boolean
  /** Without the pill. */
  isPlain?: boolean
  className?: string
}) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-[7px] whitespace-nowrap text-ui',
        !isPlain && 'h-7 rounded-full border bg-surface px-2.5 text-ink-2',
        isPlain && 'font-medium',
        isCurrent && 'border-ink-3 font-medium text-ink',
        className,
      )}
    >
      <ModelShape kind={kind} />
      {modelName(kind, version)}
    </span>
  )
}
