'use client'

/**
 * A short hint on hover and on keyboard focus, not on touch. Our own, because every page carries it: it is put beside its
 * child once, when it appears, and goes with Escape, scrolling or a press.
 */
import { cloneElement, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'

type Side = 'top' | 'right' | 'bottom' | 'left'
type Child = React.ReactElement<React.HTMLAttributes<HTMLElement>>

const SHOWN_AFTER_MS = 400
/** Long enough to move onto the hint itself. */
const GONE_AFTER_MS = 120
const GAP = 6
const MARGIN = 8

export function Tooltip({
  content,
  side = 'top',
  children,
}: {
  content: React.ReactNode
  side?: Side
  children: React.ReactElement
}) {
  const { props } = children as Child
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const after = (ms: number, next: HTMLElement | null) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(next), ms)
  }
  const now = (next: HTMLElement | null) => {
    clearTimeout(timer.current)
    setAnchor(next)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!anchor) return
    const hide = () => setAnchor(null)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('scroll', hide, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('scroll', hide, true)
    }
  }, [anchor])

  return (
    <>
      {cloneElement(children as Child, {
        'aria-describedby': [props['aria-describedby'], anchor && id].filter(Boolean).join(' ') || undefined,
        onPointerEnter: (event) => {
          props.onPointerEnter?.(event)
          if (event.pointerType !== 'touch') after(SHOWN_AFTER_MS, event.currentTarget)
        },
        onPointerLeave: (event) => {
          props.onPointerLeave?.(event)
          after(GONE_AFTER_MS, null)
        },
        onPointerDown: (event) => {
          props.onPointerDown?.(event)
          now(null)
        },
        onFocus: (event) => {
          props.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) now(event.currentTarget)
        },
        onBlur: (event) => {
          props.onBlur?.(event)
          now(null)
        },
      })}
      {anchor && (
        <Hint
          id={id}
          anchor={anchor}
          side={side}
          onPointerEnter={() => now(anchor)}
          onPointerLeave={() => after(GONE_AFTER_MS, null)}
        >
          {content}
        </Hint>
      )}
    </>
  )
}

/** In the top layer: over dialogs, and placed by the window whatever stands around it. */
function Hint({ anchor, side, ...rest }: React.ComponentProps<'span'> & { anchor: HTMLElement; side: Side }) {
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.showPopover()
    const { x, y } = placeBeside(anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), side, {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    })
    box.current.style.left = `${x}px`
    box.current.style.top = `${y}px`
  }, [anchor, side])
  return (
    <span
      ref={box}
      role="tooltip"
      popover="manual"
      {...rest}
      className="fixed inset-auto m-0 w-max max-w-72 animate-[laurel-appear_90ms] whitespace-normal rounded-control border-0 bg-ink px-2 py-1 text-left font-normal text-canvas text-caption shadow-e2"
    />
  )
}

interface Size {
  width: number
  height: number
}

/** On the wished side, on the other one where there is no room, and never over the edge of the window. */
function placeBeside(anchor: DOMRect, tip: Size, side: Side, view: Size): { x: number; y: number } {
  const isVertical = side === 'top' || side === 'bottom'
  const [start, end, length, room] = isVertical
    ? [anchor.top, anchor.bottom, tip.height, view.height]
    : [anchor.left, anchor.right, tip.width, view.width]
  const before = start - GAP - length
  const behind = end + GAP
  const isBefore = side === 'top' || side === 'left'
  const main = isBefore
    ? before < MARGIN
      ? behind
      : before
    : behind + length > room - MARGIN
      ? before
      : behind
  const middle = isVertical
    ? anchor.left + (anchor.width - tip.width) / 2
    : anchor.top + (anchor.height - tip.height) / 2
  const [across, acrossRoom] = isVertical ? [tip.width, view.width] : [tip.height, view.height]
  const cross = Math.max(MARGIN, Math.min(middle, acrossRoom - across - MARGIN))
  return isVertical ? { x: cross, y: main } : { x: main, y: cross }
}
