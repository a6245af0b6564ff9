/** A new aspect's code: its name in plain letters, with a number when it is taken. Pure. */

const LONGEST = 32

export function freeCode(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .toLowerCase()
    // The one Polish letter that Unicode does not take apart.
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
  const base = plain || 'own'
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}-${n}`
    if (!taken.has(code)) return code
  }
}
