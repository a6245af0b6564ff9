'use client'

/** Which rows are ticked: some by id, or everything that the filter finds. A new filter begins anew. */
import { useState } from 'react'
import type { PromptSelection } from '@/server/schemas/prompt'

export interface Choice {
  ids: ReadonlySet<string>
  /** Everything that fits, shown or not. */
  isAll: boolean
}

const NONE: Choice = { ids: new Set(), isAll: false }

export function useChoice(selection: PromptSelection) {
  const [{ choice, of }, set] = useState({ choice: NONE, of: '' })
  const filter = JSON.stringify(selection)
  const current = of === filter ? choice : NONE
  const choose = (next: Choice) => set({ choice: next, of: filter })
  return {
    ...current,
    has: (id: string) => current.isAll || current.ids.has(id),
    isEmpty: !current.isAll && current.ids.size === 0,
    toggle(ids: readonly string[], isOn: boolean) {
      const next = new Set(current.ids)
      for (const id of ids) isOn ? next.add(id) : next.delete(id)
      choose({ ids: next, isAll: false })
    },
    chooseAll: () => choose({ ids: new Set(), isAll: true }),
    clear: () => choose(NONE),
    /** What the server is told. */
    selection: current.isAll ? selection : { search: '', promptIds: [...current.ids] },
  }
}
