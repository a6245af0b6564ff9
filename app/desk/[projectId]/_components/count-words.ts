/** Words as people count them: runs of characters between spaces. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
