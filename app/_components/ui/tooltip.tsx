'use client'

/** A short hint on hover and on keyboard focus. The provider sits in the root layout. */
import { Tooltip as Radix } from 'radix-ui'

export const TooltipProvider = Radix.Provider

export function Tooltip({
  content,
  side = 'top',
  children,
}: {
  content: React.ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: React.ReactElement
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-[laurel-appear_90ms] rounded-control bg-ink px-2 py-1 text-canvas text-caption shadow-e2"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
