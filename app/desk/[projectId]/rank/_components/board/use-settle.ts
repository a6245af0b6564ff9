'use client'

/** Cards glide to their new places in 160 ms (FLIP): `capture` before the board changes, the glide after. */
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

const SETTLE: KeyframeAnimationOptions = { duration: 160, easing: 'cubic-bezier(.2,.8,.2,1)' }

export function useSettle(container: RefObject<HTMLElement | null>, version: unknown) {
  const before = useRef(new Map<string, { left: number; top: number }>())

  /** `carried`: where a dragged card was let go, instead of where it stood. */
  const capture = useCallback(
    (carried?: { id: string; left: number; top: number }) => {
      before.current.clear()
      for (const card of cardsIn(container.current)) {
        const { left, top } = card.getBoundingClientRect()
        before.current.set(card.dataset.answer ?? '', { left, top })
      }
      if (carried) before.current.set(carried.id, carried)
    },
    [container],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the board is what moves the cards
  useLayoutEffect(() => {
    if (before.current.size === 0) return
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    for (const card of isStill ? [] : cardsIn(container.current)) {
      const from = before.current.get(card.dataset.answer ?? '')
      if (!from) continue
      const to = card.getBoundingClientRect()
      const [x, y] = [from.left - to.left, from.top - to.top]
      if (Math.abs(x) + Math.abs(y) < 2) continue
      card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], SETTLE)
    }
    before.current.clear()
  }, [container, version])

  return capture
}

function cardsIn(container: HTMLElement | null): NodeListOf<HTMLElement> | [] {
  return container?.querySelectorAll<HTMLElement>('[data-answer]') ?? []
}
