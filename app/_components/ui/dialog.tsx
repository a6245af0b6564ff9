'use client'

/**
 * Dialog (centre), Sheet (from an edge) and ConfirmDialog (a question with two named answers).
 * Focus starts on the safe button of a question; Escape and the backdrop close.
 */
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from './button'
import { cn } from './cn'

const Backdrop = () => (
  <Radix.Overlay className="fixed inset-0 z-40 animate-[laurel-appear_120ms] bg-[rgb(8_14_11/0.45)]" />
)

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The question or the thing's name. */
  title: React.ReactNode
  /** One sentence on what is kept and lost. */
  description?: React.ReactNode
  children?: React.ReactNode
  /** Buttons, the act last. */
  footer?: React.ReactNode
  className?: string
}

export function Dialog({ open, onOpenChange, title, description, children, footer, className }: DialogProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Backdrop />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[88dvh] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 animate-[laurel-appear_120ms] flex-col gap-3 overflow-y-auto rounded-dialog border bg-raised p-5 shadow-e3',
            className,
          )}
        >
          <Radix.Title className="pr-8 font-semibold text-[16px] leading-6">{title}</Radix.Title>
          {description && <Radix.Description className="-mt-1 text-ink-2">{description}</Radix.Description>}
          {children}
          {footer && (
            // Stays in sight while what is above it scrolls, and fades that out.
            <div className="-mx-5 -mb-5 sticky bottom-0 mt-1 flex shrink-0 flex-wrap justify-end gap-2 bg-raised px-5 pb-5 before:pointer-events-none before:absolute before:inset-x-0 before:-top-4 before:h-4 before:bg-linear-to-t before:from-raised">
              {footer}
            </div>
          )}
          {/* Last, so that focus starts on the dialog's own first control. */}
          <Radix.Close asChild>
            <IconButton icon={X} label={t('close')} size="small" className="absolute top-4 right-3.5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A panel from the left (navigation), or from the bottom (phone choices). */
export function Sheet({
  open,
  onOpenChange,
  title,
  side = 'bottom',
  isTitleHidden = false,
  children,
  className,
}: Omit<DialogProps, 'description' | 'footer'> & { side?: 'left' | 'bottom'; isTitleHidden?: boolean }) {
  const place = {
    left: 'inset-y-0 left-0 w-[min(272px,84vw)] animate-[laurel-from-left_200ms] border-r',
    bottom:
      'inset-x-0 bottom-0 max-h-[86dvh] animate-[laurel-from-bottom_200ms] rounded-t-sheet border-t p-4',
  }[side]
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Backdrop />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            'fixed z-50 flex flex-col overflow-y-auto bg-raised shadow-e3 ease-settle',
            place,
            className,
          )}
        >
          <Radix.Title className={isTitleHidden ? 'sr-only' : 'mb-2 font-semibold text-[16px] leading-6'}>
            {title}
          </Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** "Stop this run?" with "Keep running" and "Stop and keep step 1,200": both buttons named by the act. */
export function ConfirmDialog({
  confirmLabel,
  cancelLabel,
  onConfirm,
  busy,
  isDangerous = true,
  error,
  ...dialog
}: Omit<DialogProps, 'footer'> & {
  confirmLabel: string
  cancelLabel: string
  onConfirm: () => void
  busy?: boolean | string
  isDangerous?: boolean
  error?: string | null
}) {
  const safe = useRef<HTMLButtonElement>(null)
  return (
    <Radix.Root open={dialog.open} onOpenChange={dialog.onOpenChange}>
      <Radix.Portal>
        <Backdrop />
        <Radix.Content
          role="alertdialog"
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            safe.current?.focus()
          }}
          className="fixed top-1/2 left-1/2 z-50 flex w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 animate-[laurel-appear_120ms] flex-col gap-2 rounded-dialog border bg-raised p-5 shadow-e3"
        >
          <Radix.Title className="font-semibold text-[16px] leading-6">{dialog.title}</Radix.Title>
          <Radix.Description className="text-ink-2">{dialog.description}</Radix.Description>
          {dialog.children}
          {error && (
            <p role="alert" className="text-danger text-ui">
              {error}
            </p>
          )}
          <div className="mt-2 flex flex-wrap justify-end gap-2">
            <Button ref={safe} onClick={() => dialog.onOpenChange(false)}>
              {cancelLabel}
            </Button>
            <Button variant={isDangerous ? 'danger-fill' : 'primary'} onClick={onConfirm} busy={busy}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
