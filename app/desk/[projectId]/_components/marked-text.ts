/** Cuts a text where marks on it begin and end. Pure. */
import type { MarkReason, SpanMark } from '@/server/schemas/ranking'

export interface Stretch {
  text: string
  /** Why it is wrong; empty where nobody marked it. */
  reasons: readonly MarkReason[]
}

/** The characters `start` to `end` of a text in stretches; marks may overlap. */
export function stretchesOf(
  text: string,
  marks: readonly SpanMark[],
  start = 0,
  end = text.length,
): Stretch[] {
  const inside = (at: number) => Math.min(end, Math.max(start, at))
  const cuts = [...new Set([start, end, ...marks.flatMap((mark) => [inside(mark.start), inside(mark.end)])])]
  cuts.sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]
    const covering = marks.filter((mark) => mark.start < to && from < mark.end)
    return { text: text.slice(from, to), reasons: [...new Set(covering.map(({ reason }) => reason))] }
  })
}

/** Paragraphs with the place where each begins. */
export function paragraphsOf(text: string): { start: number; end: number }[] {
  let at = 0
  return text.split(/(\n{2,})/).flatMap((part, index) => {
    const start = at
    at += part.length
    // Every second part is the gap between two.
    return index % 2 === 0 ? [{ start, end: at }] : []
  })
}
