'use client'

/**
 * The ranking desk's keys. They act on the focused answer, or on the last one that had the focus; inside text fields and
 * dialogs only Ctrl Enter does anything. Keys on their own can be switched off (WCAG 2.1.4); arrows, Space, Enter and
 * Escape stay.
 */
import { useEffect, useRef } from 'react'
import { isDialogOpen, isInTextField, isPlain, isSubmit } from '../../../_components/key-events'
import { cardOf, focusRating } from '../cards/card-focus'

export interface BoardKeys {
  activeId: () => string | null
  isLifted: () => boolean
  onRank: (id: string, rank: number) => void
  onUp: (id: string) => void
  onDown: (id: string) => void
  onTie: (id: string) => void
  onBreakTie: (id: string) => void
  onUnplace: (id: string) => void
  onReject: (id: string) => void
  onFlags: (id: string) => void
  onRatings: (id: string) => void
  onRate: (id: string, rating: string, value: number) => void
  onDefinitions: () => void
  onOpen: (id: string) => void
  onBetter: (id: string) => void
  onStep: (id: string, by: 1 | -1) => void
  onLift: (id: string) => void
  onDrop: () => void
  onCancel: () => void
  /** ← and →: a step on the pair's scale, or a guided choice. */
  onSide: (side: -1 | 1) => void
  onFold: () => void
  /** Side by side, or one under the other. */
  onArrange: () => void
  onDifferences: (id: string) => void
  onUndo: () => void
  onRecent: () => void
  onSubmit: () => void
}

export function useBoardKeys(keys: BoardKeys, singleKeys: boolean): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const now = latest.current
      if (isSubmit(event)) {
        if (isDialogOpen()) return
        event.preventDefault()
        return now.onSubmit()
      }
      if (!isPlain(event) || isInTextField(event) || isDialogOpen()) return
      const action =
        onRatingButton(event, now) ??
        (onButton(event) ? onFlagButton(event) : (always(event, now) ?? single(event, now, singleKeys)))
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [singleKeys])
}

type Action = (() => void) | null

/** A button has its own Enter and Space, and arrows mean nothing on it; letters and digits still work. */
function onButton(event: KeyboardEvent): boolean {
  const isControl =
    event.target instanceof Element && event.target.closest('button, a, [role=slider]') !== null
  return isControl && /^(Enter| |Arrow\w+|Escape|f|F)$/.test(event.key)
}

/** Among a card's flags: arrows go to the next, F and Escape back to the card. */
function onFlagButton(event: KeyboardEvent): Action {
  const found = remarkAt(event, '[data-flag]')
  if (!found) return null
  const { at: flag, all: flags, id } = found
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step) return () => flags[(flags.indexOf(flag) + step + flags.length) % flags.length].focus()
  return event.key === 'Escape' || event.key.toLowerCase() === 'f' ? () => cardOf(id)?.focus() : null
}

/** Among a card's ratings: digits give a value and go on, arrows go to values and ratings, R and Escape back to the card. */
function onRatingButton(event: KeyboardEvent, keys: BoardKeys): Action {
  const found = remarkAt(event, '[data-rating]')
  if (!found) return null
  const { at: row, all: rows, id } = found
  const goTo = (next: HTMLElement | undefined) => (next ? focusRating(next) : cardOf(id)?.focus())
  const values = [...row.querySelectorAll<HTMLElement>('[data-value]')]
  const value = values.find((button) => button.dataset.value === event.key)
  if (value) {
    return () => {
      const isGiven = value.getAttribute('aria-pressed') === 'true'
      if (!isGiven) keys.onRate(id, row.dataset.rating ?? '', Number(event.key))
      goTo(rows[rows.indexOf(row) + 1])
    }
  }
  const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (side) {
    const at = values.indexOf(document.activeElement as HTMLElement)
    return () => values[(at + side + values.length) % values.length].focus()
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) return () => focusRating(rows[(rows.indexOf(row) + step + rows.length) % rows.length])
  return event.key === 'Escape' || event.key.toLowerCase() === 'r' ? () => goTo(undefined) : null
}

/** The flag or rating that has the focus, its neighbours on the same answer, and whose they are. */
function remarkAt(event: KeyboardEvent, selector: string) {
  const at = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(selector) : null
  const answer = at?.closest<HTMLElement>('[data-flags-of]')
  const id = answer?.dataset.flagsOf
  return at && answer && id ? { at, id, all: [...answer.querySelectorAll<HTMLElement>(selector)] } : null
}

function always(event: KeyboardEvent, keys: BoardKeys): Action {
  const id = keys.activeId()
  if (keys.isLifted() && (event.key === ' ' || event.key === 'Enter')) return keys.onDrop
  if (keys.isLifted() && event.key === 'Escape') return keys.onCancel
  if (!id) return null
  switch (event.key) {
    case 'ArrowUp':
      return () => keys.onUp(id)
    case 'ArrowDown':
      return () => keys.onDown(id)
    case 'ArrowLeft':
      return () => keys.onSide(-1)
    case 'ArrowRight':
      return () => keys.onSide(1)
    case ' ':
      return () => keys.onLift(id)
    case 'Enter':
      return () => keys.onOpen(id)
    default:
      return null
  }
}

function single(event: KeyboardEvent, keys: BoardKeys, isOn: boolean): Action {
  if (!isOn) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return keys.onUndo
  if (key === 'h') return keys.onRecent
  if (key === 'c') return keys.onFold
  if (key === 'v') return keys.onArrange
  if (key === 'i') return keys.onDefinitions
  const id = keys.activeId()
  if (!id) return null
  if (/^[1-9]$/.test(key)) return () => keys.onRank(id, Number(key))
  // Shift = is "+" on most layouts and "=" is Shift 0 on some: the character decides, then Shift.
  if (key === '+' || (key === '=' && event.shiftKey && event.code === 'Equal'))
    return () => keys.onBreakTie(id)
  if (key === '=') return () => keys.onTie(id)
  if (key === '0' || key === 'backspace') return () => keys.onUnplace(id)
  if (key === 'd') return () => keys.onDifferences(id)
  if (key === 'x') return () => keys.onReject(id)
  if (key === 'f') return () => keys.onFlags(id)
  if (key === 'r') return () => keys.onRatings(id)
  if (key === 'w') return () => keys.onBetter(id)
  if (key === 'j') return () => keys.onStep(id, 1)
  if (key === 'k') return () => keys.onStep(id, -1)
  return null
}
