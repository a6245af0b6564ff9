/** A plain table: sticky head, text left, numbers right. It scrolls sideways in its own box on narrow screens. */
import { cn } from './cn'

/** `label` names the table for screen readers. */
export function Table({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: React.ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not a scrolling box
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative w-full overflow-x-auto rounded-[inherit]"
    >
      <table aria-label={label} className={cn('w-full border-collapse text-ui', className)}>
        {children}
      </table>
    </div>
  )
}

export function Th({
  isNumber = false,
  className,
  ...rest
}: React.ComponentProps<'th'> & { isNumber?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-0 z-10 h-[34px] whitespace-nowrap border-b bg-surface px-3 text-left font-medium text-caption text-ink-3',
        isNumber && 'text-right',
        className,
      )}
      {...rest}
    />
  )
}

export function Td({
  isNumber = false,
  className,
  ...rest
}: React.ComponentProps<'td'> & { isNumber?: boolean }) {
  return (
    <td
      className={cn(
        'h-11 border-b px-3 py-1.5 align-middle in-[tr:last-child]:border-b-0',
        isNumber && 'text-right tabular-nums',
        className,
      )}
      {...rest}
    />
  )
}

export function Tr({
  isSelected = false,
  className,
  ...rest
}: React.ComponentProps<'tr'> & { isSelected?: boolean }) {
  return (
    <tr
      className={cn(
        'transition-colors duration-90 hover:bg-hover/50',
        isSelected && 'bg-accent-soft hover:bg-accent-soft',
        className,
      )}
      {...rest}
    />
  )
}
