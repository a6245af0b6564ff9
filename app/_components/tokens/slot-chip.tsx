/** One place of a training row: a token of the text, or a special token by its name. */
import { cn } from '../ui/cn'
import { type CutText, pieceAt, visibleText } from './token-pieces'
import type { Slot } from './training-examples'

const SPECIAL = { bos: 'BOS', eos: 'EOS', pad: 'PAD' }

export function SlotChip({ cut, slot, className }: { cut: CutText; slot: Slot; className?: string }) {
  const isSpecial = typeof slot !== 'number'
  const { text, id } = isSpecial ? { text: '', id: null } : pieceAt(cut, slot)
  return (
    <span
      title={id === null ? undefined : `id ${id}`}
      className={cn(
        'inline-flex h-7 min-w-6 items-center justify-center whitespace-pre rounded-tag px-1.5 text-ui',
        isSpecial ? 'font-mono text-axis text-ink-2' : 'bg-hover',
        slot === 'pad' && 'border border-dashed text-ink-3',
        (slot === 'bos' || slot === 'eos') && 'border border-line-2',
        className,
      )}
    >
      {isSpecial ? SPECIAL[slot] : text === '' ? '…' : visibleText(text)}
    </span>
  )
}
