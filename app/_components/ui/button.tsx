/**
 * Buttons and links that look like buttons. At most one `primary` a view.
 * `busy` shows a spinner and keeps the width; `disabledReason` disables and says why in a tooltip.
 */
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { cn } from './cn'
import { Kbd } from './kbd'
import { Tooltip } from './tooltip'

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger' | 'danger-fill'
export type ButtonSize = 'small' | 'medium' | 'large'

const BASE =
  'relative inline-flex shrink-0 select-none items-center justify-center gap-[7px] whitespace-nowrap rounded-control border font-medium transition-colors duration-90 disabled:cursor-not-allowed disabled:not-aria-busy:opacity-40 aria-disabled:cursor-not-allowed aria-disabled:opacity-40'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent shadow-e1 enabled:hover:bg-accent-hover',
  default: 'border-line-2 bg-surface text-ink shadow-e1 enabled:hover:bg-hover',
  quiet: 'border-transparent text-ink-2 enabled:hover:bg-hover',
  danger: 'border-line-2 bg-surface text-danger shadow-e1 enabled:hover:bg-danger-soft',
  'danger-fill': 'border-danger bg-danger text-on-danger shadow-e1 enabled:hover:bg-danger-hover',
}

const SIZES: Record<ButtonSize, string> = {
  small: 'h-[26px] gap-[5px] px-2 text-caption max-sm:h-10 max-sm:px-3 max-sm:text-ui',
  medium: 'h-8 px-3 text-ui max-sm:h-11 max-sm:text-body',
  large: 'h-10 px-[18px] text-body max-sm:h-12',
}

interface Look {
  variant?: ButtonVariant
  size?: ButtonSize
  /** A lucide icon, shown before the words. */
  icon?: LucideIcon
  /** Its shortcut, shown at the end. */
  kbd?: string
}

type ButtonProps = React.ComponentProps<'button'> &
  Look & {
    /** True, or the words while it works ("Saving"). */
    busy?: boolean | string
    /** Disables the button and explains it in a tooltip. */
    disabledReason?: string | null
  }

export function buttonClass({ variant = 'default', size = 'medium' }: Look, className?: string): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], className)
}

function Inside({ icon: Icon, kbd, size, variant, children }: Look & { children: React.ReactNode }) {
  return (
    <>
      {Icon && <Icon aria-hidden className={size === 'small' ? 'size-3.5' : 'size-4'} strokeWidth={1.75} />}
      {children}
      {kbd && (
        <Kbd
          className={cn(
            'max-sm:hidden',
            variant === 'primary' && 'border-b border-on-accent/45 bg-transparent text-on-accent',
          )}
        >
          {kbd}
        </Kbd>
      )}
    </>
  )
}

export function Button({
  variant,
  size,
  icon,
  kbd,
  busy,
  disabledReason,
  className,
  children,
  disabled,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      type={type}
      className={buttonClass({ variant, size }, className)}
      disabled={disabled || Boolean(busy)}
      // A button with a reason stays focusable, so that the keyboard reaches the reason too.
      aria-disabled={disabledReason ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={disabledReason ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? (
        <>
          <LoaderCircle aria-hidden className="size-4 animate-spin" strokeWidth={2} />
          {typeof busy === 'string' ? busy : children}
        </>
      ) : (
        <Inside icon={icon} kbd={kbd} size={size} variant={variant}>
          {children}
        </Inside>
      )}
    </button>
  )
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button
}

/** A link to another page that looks like a button. */
export function ButtonLink({
  variant = 'default',
  size,
  icon,
  kbd,
  className,
  children,
  ...rest
}: React.ComponentProps<typeof Link> & Look) {
  const hover = {
    primary: 'hover:bg-accent-hover',
    default: 'hover:bg-hover',
    quiet: 'hover:bg-hover',
    danger: 'hover:bg-danger-soft',
    'danger-fill': 'hover:bg-danger-hover',
  }[variant]
  return (
    <Link className={buttonClass({ variant, size }, cn(hover, className))} {...rest}>
      <Inside icon={icon} kbd={kbd} size={size} variant={variant}>
        {children}
      </Inside>
    </Link>
  )
}

/** An icon without a word: always with a name, shown as its tooltip. */
export function IconButton({
  icon: Icon,
  label,
  size = 'medium',
  variant = 'quiet',
  className,
  ...rest
}: Omit<ButtonProps, 'children' | 'busy' | 'kbd' | 'icon'> & { icon: LucideIcon; label: string }) {
  const box = { small: 'size-[26px] max-sm:size-10', medium: 'size-8 max-sm:size-11', large: 'size-10' }[size]
  return (
    <Tooltip content={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={buttonClass({ variant, size }, cn('px-0 max-sm:px-0', box, className))}
      >
        <Icon
          aria-hidden
          className={size === 'small' ? 'size-3.5' : 'size-4 max-sm:size-5'}
          strokeWidth={1.75}
        />
      </button>
    </Tooltip>
  )
}
