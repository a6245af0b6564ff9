/** The queue of ranking tasks: the next one is in hand while this one is ranked, and every failure leaves a way on. */
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { type RankingTask, useRankingQueue } from '@/app/desk/[projectId]/rank/_components/use-ranking-queue'
import { noConnection, refusal, withServer } from '../../support/fake-server'
import { fakeBrowser, type RenderedHook, renderHook } from '../../support/render-hook'

const browser = fakeBrowser()

const task = (taskId: string) => ({ taskId }) as RankingTask

interface Lease {
  exceptTaskId?: string
  give: (task: RankingTask | null) => void
  fail: (error: unknown) => void
}

/** A server that is asked for tasks, and answers when the test lets it. */
function testServer() {
  const asked: Lease[] = []
  const around = withServer({
    'rankings.next': ({ exceptTaskId }: { exceptTaskId?: string }) =>
      new Promise((give, fail) => asked.push({ exceptTaskId, give, fail })),
  })
  return {
    asked,
    around,
    give: (at: number, taskId: string | null) =>
      act(async () => asked[at]!.give(taskId ? task(taskId) : null)),
    fail: (at: number, error: unknown) => act(async () => asked[at]!.fail(error)),
  }
}

const sentAtOnce = async () => {}

/** A desk whose server has answered with the first task. */
async function openOn(server: ReturnType<typeof testServer>, taskId: string | null) {
  const queue = await renderHook(() => useRankingQueue('project', sentAtOnce), server.around)
  await server.give(0, taskId)
  return queue
}

type Queue = RenderedHook<ReturnType<typeof useRankingQueue>>
const onDesk = (queue: Queue) =>
  queue.current.state.status === 'ready' ? queue.current.state.task.taskId : queue.current.state.status
const advance = (queue: Queue, settled: Promise<unknown> = Promise.resolve()) =>
  act(async () => queue.current.advance(settled))

describe('the first task', () => {
  it('is asked for after what an earlier visit left has been sent', async () => {
    const server = testServer()
    let sent = () => {}
    const sending = new Promise<void>((resolve) => {
      sent = resolve
    })
    const queue = await renderHook(() => useRankingQueue('project', () => sending), server.around)
    expect(onDesk(queue)).toBe('loading')
    expect(server.asked).toHaveLength(0)
    await act(async () => sent())
    expect(server.asked).toHaveLength(1)
    await server.give(0, 'a')
    expect(onDesk(queue)).toBe('a')
  })

  it('is missing when everything is ranked, and no second one is asked for', async () => {
    const server = testServer()
    const queue = await openOn(server, null)
    expect(onDesk(queue)).toBe('done')
    expect(server.asked).toHaveLength(1)
  })

  it('can be asked for again after there was no connection', async () => {
    const server = testServer()
    const queue = await renderHook(() => useRankingQueue('project', sentAtOnce), server.around)
    await server.fail(0, noConnection())
    expect(onDesk(queue)).toBe('offline')
    await act(async () => void queue.current.reload())
    expect(onDesk(queue)).toBe('loading')
    await server.give(1, 'a')
    expect(onDesk(queue)).toBe('a')
  })

  it('says with the words of the server why there is none', async () => {
    const server = testServer()
    const queue = await renderHook(() => useRankingQueue('project', sentAtOnce), server.around)
    await server.fail(0, refusal(403, 'Practise first.'))
    expect(queue.current.state).toEqual({ status: 'failed', message: 'Practise first.' })
  })
})

describe('the next task', () => {
  it('is asked for while this one is ranked, and is another one', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    expect(server.asked.map(({ exceptTaskId }) => exceptTaskId)).toEqual([undefined, 'a'])
    await server.give(1, 'b')
    expect(onDesk(queue)).toBe('a')
  })

  it('is on the desk at once, although the ranking before it is still on its way', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    await server.give(1, 'b')
    await advance(queue, new Promise(() => {}))
    expect(onDesk(queue)).toBe('b')
    // Until the ranking has arrived, the server would give the finished task again.
    expect(server.asked).toHaveLength(2)
  })

  it('has its own next one asked for when the ranking has arrived', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    await server.give(1, 'b')
    await advance(queue)
    expect(server.asked[2]!.exceptTaskId).toBe('b')
    await server.give(2, 'c')
    await advance(queue)
    expect(onDesk(queue)).toBe('c')
  })

  it('is waited for where it was not in hand: until the ranking has arrived, then from the server', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    await server.fail(1, noConnection())
    let arrived = () => {}
    const settled = new Promise<void>((resolve) => {
      arrived = resolve
    })
    await advance(queue, settled)
    expect(onDesk(queue)).toBe('loading')
    expect(server.asked).toHaveLength(2)
    await act(async () => arrived())
    expect(server.asked[2]!.exceptTaskId).toBeUndefined()
    await server.give(2, 'b')
    expect(onDesk(queue)).toBe('b')
  })

  it('is said to need a connection where there is none and it was not in hand', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    await browser.setOnline(false)
    await advance(queue, new Promise(() => {}))
    expect(onDesk(queue)).toBe('offline')
  })

  it('is not one that was asked for beside a task which has left the desk', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    // The answer to what was asked beside "a" comes when "b" is on the desk, and is "b" itself.
    await advance(queue)
    await server.give(2, 'b')
    await server.give(1, 'b')
    await advance(queue, new Promise(() => {}))
    expect(onDesk(queue)).toBe('loading')
  })

  it('that does not exist ends the work', async () => {
    const server = testServer()
    const queue = await openOn(server, 'a')
    await server.give(1, null)
    await advance(queue)
    await server.give(2, null)
    expect(onDesk(queue)).toBe('done')
  })
})
