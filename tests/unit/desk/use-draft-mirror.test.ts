/** The draft mirror: unfinished work is in the browser at once and on the server soon, and finished work is not saved again. */
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { useDraftMirror } from '@/app/desk/[projectId]/_components/use-draft-mirror'
import { noConnection, refusal } from '../../support/fake-server'
import { fakeBrowser, renderHook } from '../../support/render-hook'
import { until } from '../../support/until'

const browser = fakeBrowser()

const KEY = 'draft'

/** A server that keeps the drafts it is sent, and answers when the test lets it. */
function testServer() {
  const saved: [subjectId: string, draft: string][] = []
  const refusals: [subjectId: string, message: string][] = []
  const answers: { accept: () => void; fail: (error: unknown) => void }[] = []
  const mirror = () =>
    useDraftMirror<string>({
      saveToServer: (subjectId, draft) => {
        saved.push([subjectId, draft])
        return new Promise<void>((accept, fail) => answers.push({ accept, fail }))
      },
      onRefused: (subjectId, message) => refusals.push([subjectId, message]),
    })
  const accept = () => act(async () => answers.shift()?.accept())
  const fail = (error: unknown) => act(async () => answers.shift()?.fail(error))
  return { mirror, saved, refusals, accept, fail }
}

type Mirror = { current: ReturnType<typeof useDraftMirror<string>> }
const write = (hook: Mirror, draft: string) => act(async () => hook.current.save(KEY, 'task', draft))
const saveNow = (hook: Mirror) => act(async () => void hook.current.saveNow())
const stored = () => JSON.parse(browser.storage.get(KEY) ?? 'null')

describe('a draft', () => {
  it('is in the browser at once, before the server is asked', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    expect(hook.current.status).toBe('empty')
    await write(hook, 'a')
    expect(stored()).toBe('a')
    expect(server.saved).toEqual([])
    expect(hook.current.status).toBe('saving')
  })

  it('goes to the server by itself after the last change, once and as it is then', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    for (const draft of ['a', 'ab', 'abc']) await write(hook, draft)
    await until('the draft', async () => server.saved.length > 0)
    await server.accept()
    await saveNow(hook)
    expect(server.saved).toEqual([['task', 'abc']])
    expect(hook.current.status).toBe('saved')
    expect(hook.current.savedAt).toBeInstanceOf(Date)
  })

  it('goes to the server at once when somebody asks, and not a second time', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await saveNow(hook)
    expect(server.saved).toEqual([['task', 'a']])
  })

  it.each([
    ['the page is hidden', () => browser.hidePage()],
    ['the desk closes', (hook: { unmount: () => Promise<void> }) => hook.unmount()],
  ])('goes to the server at once when %s', async (_, leave) => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await leave(hook)
    expect(server.saved).toEqual([['task', 'a']])
  })

  it('is not called saved while a newer one is not', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await write(hook, 'ab')
    await server.accept()
    expect(hook.current.status).toBe('saving')
    expect(hook.current.savedAt).toBeNull()
    await saveNow(hook)
    await server.accept()
    expect(server.saved).toEqual([
      ['task', 'a'],
      ['task', 'ab'],
    ])
    expect(hook.current.status).toBe('saved')
  })

  it('waits in the browser while there is no connection, and is sent when it is back', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await server.fail(noConnection())
    expect(hook.current.status).toBe('local')
    expect(stored()).toBe('a')
    await browser.setOnline(true)
    await server.accept()
    expect(server.saved).toEqual([
      ['task', 'a'],
      ['task', 'a'],
    ])
    expect(hook.current.status).toBe('saved')
  })

  it('that could not be sent never replaces a newer one', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await write(hook, 'ab')
    await server.fail(noConnection())
    await browser.setOnline(true)
    expect(server.saved.at(-1)).toEqual(['task', 'ab'])
    expect(stored()).toBe('ab')
  })

  it('that the server refuses is reported with what it belongs to, and not sent again', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await server.fail(refusal(404, 'The task is gone.'))
    expect(server.refusals).toEqual([['task', 'The task is gone.']])
    await browser.setOnline(true)
    expect(server.saved).toHaveLength(1)
  })

  it('is saved on the server although the storage is blocked', async () => {
    browser.isStorageBlocked = true
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await server.accept()
    expect(server.saved).toEqual([['task', 'a']])
    expect(hook.current.status).toBe('saved')
  })
})

describe('finished work', () => {
  it('is forgotten: nothing is in the browser, and nothing goes to the server any more', async () => {
    const server = testServer()
    const hook = await renderHook(server.mirror)
    await write(hook, 'a')
    await saveNow(hook)
    await server.accept()
    await write(hook, 'ab')
    await act(async () => hook.current.forget(KEY))
    expect(stored()).toBeNull()
    expect(hook.current.status).toBe('empty')
    expect(hook.current.savedAt).toBeNull()
    await saveNow(hook)
    await browser.setOnline(true)
    await hook.unmount()
    expect(server.saved).toEqual([['task', 'a']])
  })
})
