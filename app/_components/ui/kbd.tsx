/** A key hint; hidden where there is no keyboard. */
import { cn } from './cn'

export function Kbd({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-grid h-[18px] min-w-[18px] place-items-center rounded-tag border border-b-2 border-line-2 bg-surface px-1 font-medium font-mono text-axis text-ink-2 pointer-coarse:hidden',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
