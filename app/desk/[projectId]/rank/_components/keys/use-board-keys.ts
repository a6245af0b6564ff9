'use client'

/**
 * The ranking desk's keys. They act on the focused answer, or on the last one that had the focus; inside text fields and
 * dialogs only Ctrl Enter does anything. Keys on their own can be switched off (WCAG 2.1.4); arrows, Space, Enter and
 * Escape stay.
 */
import { useEffect, useRef } from 'react'
import { isDialogOpen, isInTextField, isPlain, isSubmit } from '../../../_components/key-events'
import { cardOf, focusRating } from '../cards/card-focus'
import { actionOf, type BoardCommands } from './bindings'

export function useBoardKeys(board: BoardCommands, singleKeys: boolean): void {
  const latest = useRef(board)
  latest.current = board
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
        (onButton(event) ? onFlagButton(event) : actionOf(event, now, singleKeys))
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
function onRatingButton(event: KeyboardEvent, board: BoardCommands): Action {
  const found = remarkAt(event, '[data-rating]')
  if (!found) return null
  const { at: row, all: rows, id } = found
  const goTo = (next: HTMLElement | undefined) => (next ? focusRating(next) : cardOf(id)?.focus())
  const values = [...row.querySelectorAll<HTMLElement>('[data-value]')]
  const value = values.find((button) => button.dataset.value === event.key)
  if (value) {
    return () => {
      const isGiven = value.getAttribute('aria-pressed') === 'true'
      if (!isGiven) board.onRate(id, row.dataset.rating ?? '', Number(event.key))
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
