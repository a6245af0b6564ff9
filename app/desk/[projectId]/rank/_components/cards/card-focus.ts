/** Finds an answer's card in the page, and brings the focus to it. */

export const cardOf = (id: string | undefined) =>
  id ? document.querySelector<HTMLElement>(`[data-answer="${id}"]`) : null

/** After the next paint: off the button that was pressed, so that the arrows choose again. */
export const focusSoon = (id: string | undefined) => requestAnimationFrame(() => cardOf(id)?.focus())

/** The answer that has the focus, itself or on one of its buttons. */
export const focusedAnswer = () =>
  document.activeElement?.closest<HTMLElement>('[data-answer]')?.dataset.answer ?? null

/** The first flag of an answer, wherever its flags stand. */
export const focusFlags = (id: string) =>
  whenThere(`[data-flags-of="${id}"] [data-flag]`, (flag) => flag.focus())

/** The first rating of an answer, on the value it has. */
export const focusRatings = (id: string) => whenThere(`[data-flags-of="${id}"] [data-rating]`, focusRating)

/** The answers in full follow the rail a few frames later. */
function whenThere(selector: string, use: (element: HTMLElement) => void, frames = 12): void {
  const found = document.querySelector<HTMLElement>(selector)
  if (found) use(found)
  else if (frames > 0) requestAnimationFrame(() => whenThere(selector, use, frames - 1))
}

/** A rating's value, or its first. */
export const focusRating = (row: Element | null | undefined) =>
  (
    row?.querySelector<HTMLElement>('[aria-pressed=true]') ?? row?.querySelector<HTMLElement>('[data-value]')
  )?.focus()
