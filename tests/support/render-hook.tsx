/**
 * Runs a React hook without a page. React itself renders it; of the browser there is what hooks ask for: storage, events of
 * the window and of the document, and whether there is a connection.
 */
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, vi } from 'vitest'

export interface FakeBrowser {
  storage: Map<string, string>
  /** When true, the storage refuses every access, as a browser does whose user blocked it. */
  isStorageBlocked: boolean
  /** Says that the connection is back, or gone. */
  setOnline: (isOnline: boolean) => Promise<void>
  hidePage: () => Promise<void>
}

export interface RenderedHook<T> {
  /** What the hook returned at its latest rendering. */
  readonly current: T
  unmount: () => Promise<void>
}

const mounted = new Set<() => Promise<void>>()

/** Of a test file: a new browser for each test; what was rendered in it is unmounted. */
export function fakeBrowser(): FakeBrowser {
  const storage = new Map<string, string>()
  const browser: FakeBrowser = {
    storage,
    isStorageBlocked: false,
    setOnline: async (isOnline) => {
      vi.stubGlobal('navigator', { onLine: isOnline })
      await act(async () => void window.dispatchEvent(new Event(isOnline ? 'online' : 'offline')))
    },
    hidePage: () => act(async () => void document.dispatchEvent(new Event('visibilitychange'))),
  }
  const open = () => {
    if (browser.isStorageBlocked) throw new Error('The storage is blocked.')
    return storage
  }
  const localStorage = {
    getItem: (key: string) => open().get(key) ?? null,
    setItem: (key: string, value: string) => void open().set(key, value),
    removeItem: (key: string) => void open().delete(key),
  }
  beforeEach(() => {
    storage.clear()
    browser.isStorageBlocked = false
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    vi.stubGlobal('navigator', { onLine: true })
    // React asks for the focused element and whether it is a frame.
    vi.stubGlobal('window', Object.assign(new EventTarget(), { localStorage, HTMLIFrameElement: class {} }))
    vi.stubGlobal('document', Object.assign(new EventTarget(), { nodeType: 9, activeElement: null }))
  })
  afterEach(async () => {
    for (const unmount of mounted) await unmount()
    vi.unstubAllGlobals()
  })
  return browser
}

/** Renders nothing, and tells what the hook returns. */
function Host<T>({ useHook, tell }: { useHook: () => T; tell: (value: T) => void }) {
  tell(useHook())
  return null
}

export async function renderHook<T>(
  useHook: () => T,
  around: (children: ReactNode) => ReactNode = (children) => children,
): Promise<RenderedHook<T>> {
  let latest: T
  const tell = (value: T) => {
    latest = value
  }
  // The element that React renders into; nothing is ever put in it.
  const element = Object.assign(new EventTarget(), {
    nodeType: 1,
    nodeName: 'DIV',
    tagName: 'DIV',
    ownerDocument: document,
    textContent: '',
  })
  const root = createRoot(element as unknown as Element)
  const unmount = async () => {
    mounted.delete(unmount)
    await act(async () => root.unmount())
  }
  mounted.add(unmount)
  await act(async () => root.render(around(<Host useHook={useHook} tell={tell} />)))
  return {
    get current() {
      return latest
    },
    unmount,
  }
}
