/** Keeps the few compiled graphs used last, by key (usually `${B}x${T}`); shapes are static, so each bucket is a graph. */

export interface SessionCache<T extends { release(): Promise<void> }> {
  /** The compiled graph of this key; compiled now when it is not held. The one used longest ago makes room. */
  get(key: string, compile: () => Promise<T>): Promise<T>
  release(): Promise<void>
}

export function createSessionCache<T extends { release(): Promise<void> }>(
  capacity: number,
): SessionCache<T> {
  const held = new Map<string, T>()
  return {
    async get(key, compile) {
      const found = held.get(key)
      if (found) {
        held.delete(key)
        held.set(key, found)
        return found
      }
      const [oldest] = held
      if (oldest && held.size >= capacity) {
        held.delete(oldest[0])
        await oldest[1].release()
      }
      const made = await compile()
      held.set(key, made)
      return made
    },
    async release() {
      for (const session of held.values()) await session.release()
      held.clear()
    },
  }
}
