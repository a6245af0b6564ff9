'use client'

/** Popover (anything beside its trigger) and Menu (a list of acts or links). */
import type { LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu, Popover as Radix } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { cn } from './cn'

export function Popover({
  trigger,
  children,
  align = 'start',
  label,
  className,
  open,
  onOpenChange,
}: {
  trigger: React.ReactElement
  children: React.ReactNode
  align?: 'start' | 'center' | 'end'
  /** Its name for screen readers. */
  label: string
  className?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={cn(
            'z-50 max-w-[calc(100vw-16px)] animate-[laurel-appear_90ms] rounded-card border bg-raised p-3 text-ui shadow-e2',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface MenuItem {
  label: React.ReactNode
  icon?: LucideIcon
  hint?: React.ReactNode
  isDangerous?: boolean
  isChecked?: boolean
  /** Give one of the two. */
  onSelect?: () => void
  href?: string
}

const ITEM =
  'flex min-h-[30px] cursor-default select-none items-center gap-2 rounded-control px-2 py-1 text-ui outline-none data-highlighted:bg-hover data-disabled:opacity-40 max-sm:min-h-11'

/** Groups are divided by a line; a group may have a heading. */
export function Menu({
  trigger,
  groups,
  align = 'end',
  side = 'bottom',
  className,
}: {
  trigger: React.ReactElement
  groups: { heading?: string; items: MenuItem[] }[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
  className?: string
}) {
  const t = useTranslations('common')
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-80 animate-[laurel-appear_90ms] overflow-y-auto rounded-card border bg-raised p-1 shadow-e2',
            className,
          )}
        >
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups are fixed in place
            <DropdownMenu.Group key={index}>
              {index > 0 && <DropdownMenu.Separator className="my-1 h-px bg-line" />}
              {group.heading && (
                <DropdownMenu.Label className="px-2 py-1 text-caption text-ink-3">
                  {group.heading}
                </DropdownMenu.Label>
              )}
              {group.items.map((item, position) => {
                const inside = (
                  <>
                    {item.icon && (
                      <item.icon aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
                    )}
                    <span className="min-w-0 flex-1 truncate">{item.label}</span>
                    {item.isChecked && (
                      <span className="size-1.5 rounded-full bg-accent">
                        <span className="sr-only">{t('chosen')}</span>
                      </span>
                    )}
                    {item.hint && <span className="text-caption text-ink-3">{item.hint}</span>}
                  </>
                )
                const look = cn(ITEM, item.isDangerous && 'text-danger')
                return item.href ? (
                  <DropdownMenu.Item key={item.href} asChild className={look}>
                    <Link href={item.href}>{inside}</Link>
                  </DropdownMenu.Item>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: items are fixed in place
                  <DropdownMenu.Item key={position} className={look} onSelect={item.onSelect}>
                    {inside}
                  </DropdownMenu.Item>
                )
              })}
            </DropdownMenu.Group>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
