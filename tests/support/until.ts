/** Waits for something that another process does. The limit only ends a test that would never end; nothing is timed. */
const POLL_MS = 50
const LIMIT_MS = 600_000

/** The first value that is not null, undefined or false. */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS
  for (;;) {
    const value = await look()
    if (value !== null && value !== undefined && value !== false) return value
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
