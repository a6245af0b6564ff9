/** The outbox: submitting never waits, and what was submitted reaches the server once there is a connection. */
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { useOutbox } from '@/app/desk/[projectId]/_components/use-outbox'
import { noConnection, refusal } from '../../support/fake-server'
import { fakeBrowser, renderHook } from '../../support/render-hook'
import { until } from '../../support/until'

const browser = fakeBrowser()

interface Entry {
  text: string
}
const BLANK: Entry = { text: '' }
const KEY = 'outbox'

/** A server that keeps what it is sent, and answers when the test lets it. */
function testServer() {
  const sent: string[] = []
  const refusals: string[] = []
  const answers: { accept: () => void; fail: (error: unknown) => void }[] = []
  const outbox = () =>
    useOutbox<Entry>({
      storageKey: KEY,
      blank: BLANK,
      send: ({ text }) => {
        sent.push(text)
        return new Promise<void>((accept, fail) => answers.push({ accept, fail }))
      },
      onRefused: (message) => refusals.push(message),
    })
  const accept = () => act(async () => answers.shift()?.accept())
  const fail = (error: unknown) => act(async () => answers.shift()?.fail(error))
  return { outbox, sent, refusals, accept, fail }
}

/** Pushes without waiting, and tells whether the push has resolved. */
async function pushTo(hook: { current: ReturnType<typeof useOutbox<Entry>> }, text: string) {
  const pushed = { isSettled: false }
  await act(async () => {
    void hook.current.push({ text }).then(() => {
      pushed.isSettled = true
    })
  })
  return pushed
}

const stored = () => JSON.parse(browser.storage.get(KEY) ?? 'null')

describe('an entry of the outbox', () => {
  it('is kept in the browser until the server has it', async () => {
    const server = testServer()
    const hook = await renderHook(server.outbox)
    const pushed = await pushTo(hook, 'a')
    expect(stored()).toEqual([{ text: 'a' }])
    expect(hook.current.waiting).toBe(1)
    expect(pushed.isSettled).toBe(false)
    await server.accept()
    expect(stored()).toBeNull()
    expect(hook.current.waiting).toBe(0)
    expect(pushed.isSettled).toBe(true)
  })

  it('is sent after those before it, one at a time', async () => {
    const server = testServer()
    const hook = await renderHook(server.outbox)
    await pushTo(hook, 'a')
    await pushTo(hook, 'b')
    await act(async () => void hook.current.flush())
    expect(server.sent).toEqual(['a'])
    await server.accept()
    expect(server.sent).toEqual(['a', 'b'])
    expect(stored()).toEqual([{ text: 'b' }])
    await server.accept()
    expect(server.sent).toEqual(['a', 'b'])
    expect(stored()).toBeNull()
  })

  it.each([
    ['there is no connection', noConnection()],
    ['the session has expired', refusal(401, 'Sign in first.')],
    ['the server took too long', refusal(408, 'Too late.')],
    ['there were too many requests', refusal(429, 'Slow down.')],
    ['the server fails', refusal(503, 'The database is away.')],
    ['something else went wrong', new Error('The stream broke.')],
  ])('waits when %s, and is sent when the connection is back', async (_, failure) => {
    const server = testServer()
    const hook = await renderHook(server.outbox)
    const pushed = await pushTo(hook, 'a')
    await server.fail(failure)
    expect(hook.current.isOffline).toBe(true)
    expect(hook.current.waiting).toBe(1)
    expect(stored()).toEqual([{ text: 'a' }])
    expect(pushed.isSettled).toBe(false)
    expect(server.refusals).toEqual([])

    await browser.setOnline(true)
    expect(server.sent).toEqual(['a', 'a'])
    await server.accept()
    expect(hook.current.isOffline).toBe(false)
    expect(hook.current.waiting).toBe(0)
    expect(stored()).toBeNull()
    expect(pushed.isSettled).toBe(true)
  })

  it('is retried by itself, without an event of the browser', async () => {
    const server = testServer()
    const hook = await renderHook(server.outbox)
    await pushTo(hook, 'a')
    await server.fail(noConnection())
    await until('the retry', async () => server.sent.length === 2)
    await server.accept()
    expect(stored()).toBeNull()
  })

  it('is dropped and reported when the server refuses it, and the next one is sent', async () => {
    const server = testServer()
    const hook = await renderHook(server.outbox)
    const refused = await pushTo(hook, 'a')
    await pushTo(hook, 'b')
    await server.fail(refusal(409, 'Somebody else has the task.'))
    expect(server.refusals).toEqual(['Somebody else has the task.'])
    expect(refused.isSettled).toBe(true)
    expect(hook.current.isOffline).toBe(false)
    expect(server.sent).toEqual(['a', 'b'])
    expect(stored()).toEqual([{ text: 'b' }])
    await server.accept()
  })

  it('is sent although the storage is blocked', async () => {
    browser.isStorageBlocked = true
    const server = testServer()
    const hook = await renderHook(server.outbox)
    const pushed = await pushTo(hook, 'a')
    await server.accept()
    expect(server.sent).toEqual(['a'])
    expect(pushed.isSettled).toBe(true)
  })
})

describe('what an earlier visit left in the outbox', () => {
  it('counts as waiting, and a flush sends it', async () => {
    browser.storage.set(KEY, JSON.stringify([{ text: 'a' }, { text: 'b' }]))
    const server = testServer()
    const hook = await renderHook(server.outbox)
    expect(hook.current.waiting).toBe(2)
    expect(server.sent).toEqual([])
    await act(async () => void hook.current.flush())
    await server.accept()
    await server.accept()
    expect(server.sent).toEqual(['a', 'b'])
    expect(stored()).toBeNull()
  })

  it.each([
    ['holds something else', JSON.stringify([{ text: 7 }, 'a', null])],
    ['is no list', JSON.stringify({ text: 'a' })],
    ['is no JSON', '[{"text": "a"'],
  ])('is left out where it %s', async (_, left) => {
    browser.storage.set(KEY, left)
    const server = testServer()
    const hook = await renderHook(server.outbox)
    await act(() => hook.current.flush())
    expect(hook.current.waiting).toBe(0)
    expect(server.sent).toEqual([])
  })

  it('does not keep a flush waiting that cannot be sent now', async () => {
    browser.storage.set(KEY, JSON.stringify([{ text: 'a' }]))
    const server = testServer()
    const hook = await renderHook(server.outbox)
    const flushed = { isSettled: false }
    await act(async () => {
      void hook.current.flush().then(() => {
        flushed.isSettled = true
      })
    })
    await server.fail(noConnection())
    expect(flushed.isSettled).toBe(true)
    expect(stored()).toEqual([{ text: 'a' }])
  })
})
