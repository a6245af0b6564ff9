/** Reads and writes one JSON value in the browser's storage, checked against a shape. A full or blocked storage is survived. */
import type { z } from 'zod'

export function readLocal<T>(key: string, shape: z.ZodType<T>): T | null {
  try {
    const text = window.localStorage.getItem(key)
    const parsed = text === null ? null : shape.safeParse(JSON.parse(text))
    return parsed?.success ? parsed.data : null
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
