/** Whether a text uses Markdown enough to be rendered: most answers of small models do not, and cost nothing then. Pure. */

const SIGNS = [
  /^#{1,6} \S/m,
  /^\s*([-*+]|\d{1,3}[.)]) \S/m,
  /^(```|~~~)/m,
  /^> \S/m,
  /^\|.+\|\s*$/m,
  /`[^`\n]+`/,
  /(\*\*|__)\S[^\n]*?\S?\1/,
  /!?\[[^\]\n]+\]\([^)\s]+\)/,
]

export const looksLikeMarkdown = (text: string) => SIGNS.some((sign) => sign.test(text))
