'use client'

/**
 * Components that a page shows only when asked for. Their code is fetched after the page's own, at the latest once the page
 * is quiet, so that its first paint does not wait for it and it is there without a connection. Until then, and when it cannot
 * be had, nothing is shown.
 */
import { type ComponentType, useEffect, useState } from 'react'

type Load<P> = () => Promise<ComponentType<P>>

const loads = new Set<() => Promise<unknown>>()

export function later<P extends object>(load: Load<P>): ComponentType<P> {
  let found: ComponentType<P> | null = null
  const fetchOnce: Load<P> = async () => {
    found ??= await load()
    return found
  }
  loads.add(fetchOnce)
  // biome-ignore lint/correctness/noComponentHookFactories: `later` is called once a module, like React's own `lazy`
  return function Later(props: P) {
    const [Found, setFound] = useState(() => found)
    useEffect(() => {
      if (Found) return
      let isHere = true
      fetchOnce()
        .then((component) => isHere && setFound(() => component))
        .catch(() => {})
      return () => {
        isHere = false
      }
    }, [Found])
    return Found ? <Found {...props} /> : null
  }
}

/** Fetches all of them that the page's code knows. */
export function useFetchLater(): void {
  useEffect(() => {
    const fetchAll = () => {
      for (const load of loads) void load().catch(() => {})
    }
    // Safari has no idle callback.
    if (!window.requestIdleCallback) {
      const timer = setTimeout(fetchAll, 1000)
      return () => clearTimeout(timer)
    }
    const handle = window.requestIdleCallback(fetchAll, { timeout: 3000 })
    return () => window.cancelIdleCallback(handle)
  }, [])
}
