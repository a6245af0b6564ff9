/** The marked passages of one answer. Pure. */
import type { SpanMark } from '@/server/schemas/ranking'

/** In the order of the text. A passage marked again takes the new reason; passages may overlap. */
export function addMark(marks: readonly SpanMark[], mark: SpanMark): SpanMark[] {
  return [...marks.filter(({ start, end }) => start !== mark.start || end !== mark.end), mark].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
}
