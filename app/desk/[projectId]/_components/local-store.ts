/**
 * Reads and writes one JSON value in the browser's storage. A full or blocked storage is survived. What is read was written
 * by a Laurel, perhaps an older one, and is checked by the server when it is sent; here it only has to look right.
 */

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)

/**
 * The value, when its fields are of the blank's kinds; those that it lacks are the blank's. A null in the blank stands for
 * anything.
 */
export function alike<T extends object>(value: unknown, blank: T): T | null {
  if (kindOf(value) !== 'object' || value === null) return null
  const whole = { ...blank, ...value }
  const isAlike = (Object.keys(blank) as (keyof T)[]).every(
    (field) => blank[field] === null || kindOf(whole[field]) === kindOf(blank[field]),
  )
  return isAlike ? whole : null
}

/** Null when there is nothing, or nothing that could be read. */
export function readLocal(key: string): unknown {
  try {
    const text = window.localStorage.getItem(key)
    return text === null ? null : JSON.parse(text)
  } catch {
    // Storage is blocked, or holds something that is not JSON: the server's copy is the one to use.
    return null
  }
}

/** @returns false when the browser refused; the server's copy is then the only one. */
export function writeLocal(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeLocal(key: string): void {
  try {
    window.localStorage.removeItem(key)
  } catch {
    // Blocked storage holds nothing to remove.
  }
}
