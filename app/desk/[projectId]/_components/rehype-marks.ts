/**
 * Shows marks in rendered Markdown. Marks are characters of the source; the tree says where in the source each of its texts
 * stands. A text that does not read as its source does (`\*`, `&amp;`) is marked whole. Pure.
 */
import type { MarkReason, SpanMark } from '@/server/schemas/ranking'
import { stretchesOf } from './marked-text'

interface TreeNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: TreeNode[]
  position?: { start: { offset?: number }; end: { offset?: number } }
}

/** A rehype plugin. It comes last: what colours code drops where its texts stood. */
export const rehypeMarks =
  (source: string, marks: readonly SpanMark[], inWords: (reasons: readonly MarkReason[]) => string) =>
  () =>
  (tree: TreeNode): void => {
    const wrapped = (text: TreeNode, stretches: ReturnType<typeof stretchesOf>): TreeNode[] =>
      stretches.map(({ text: value, reasons }) => {
        const piece: TreeNode = { ...text, value }
        if (reasons.length === 0) return piece
        return {
          type: 'element',
          tagName: 'mark',
          properties: { title: inWords(reasons) },
          children: [piece],
        }
      })
    /** `place`: where the node and its text stand, when the node itself does not say. */
    const visit = (node: TreeNode, place: { from: number | null; whole: readonly MarkReason[] } | null) => {
      if (!node.children) return
      const here = node.tagName === 'code' ? placeOf(node, textOf(node), source, marks) : place
      let read = 0
      node.children = node.children.flatMap((child) => {
        if (child.type !== 'text') {
          const inner = here && here.from !== null ? { ...here, from: here.from + read } : here
          visit(child, inner)
          read += textOf(child).length
          return [child]
        }
        const value = child.value ?? ''
        const stands = here ?? placeOf(child, value, source, marks)
        const start = stands.from === null ? null : stands.from + (here ? read : 0)
        read += value.length
        if (start === null) return wrapped(child, [{ text: value, reasons: stands.whole }])
        return wrapped(child, stretchesOf(source, marks, start, start + value.length))
      })
    }
    visit(tree, null)
  }

/** Where in the source a node's text begins, or null when it reads otherwise there; and the marks anywhere on it. */
function placeOf(node: TreeNode, text: string, source: string, marks: readonly SpanMark[]) {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return { from: null, whole: [] }
  // A code block ends with a line break of its own.
  const at = source.slice(start, end).indexOf(text.replace(/\n$/, ''))
  const whole = stretchesOf(source, marks, start, end).flatMap(({ reasons }) => reasons)
  return { from: at < 0 ? null : start + at, whole: [...new Set(whole)] }
}

const textOf = (node: TreeNode): string => node.value ?? (node.children ?? []).map(textOf).join('')
