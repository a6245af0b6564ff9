/** Exports that a worker writes: the same bytes as a download, told of when ready, taken away whole or in parts. */
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exportPathOf } from '@/server/artifacts/layout'
import { artifactExists } from '@/server/artifacts/store'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import { openApiDocument } from '@/server/rest/openapi'
import { rangeOf, stableDownload } from '@/server/rest/stable-download'
import { ExportRequest } from '@/server/schemas/export'
import type { Actor } from '@/server/services/actor'
import { exportFile } from '@/server/services/datasets/export-file'
import { exportNews, markExportSeen } from '@/server/services/exports/export-news'
import { getExport, listExports } from '@/server/services/exports/list-exports'
import { openExport } from '@/server/services/exports/open-export'
import { removeExpiredExports } from '@/server/services/exports/remove-expired'
import { EXPORT_KEPT_DAYS, runExport } from '@/server/services/exports/run-export'
import { startExport } from '@/server/services/exports/start-export'
import { createWebhook } from '@/server/services/webhooks/create-webhook'
import { startCleanup } from '@/server/worker/cleanup'
import { createMember, createProject, createPrompt } from '../support/labeling-rows'
import { createProgram, send } from '../support/program'
import { saying } from '../support/saying'
import { until } from '../support/until'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const REQUEST = { kind: 'prompts', file: 'jsonl' } as const
let admin: Actor

beforeAll(() => closeQueue)
beforeEach(async () => {
  admin = await createMember(await createProject(), 'admin')
  for (let i = 0; i < 20; i++) await createPrompt(admin.projectId)
})

async function written(): Promise<string> {
  const { exportId } = await startExport(admin, REQUEST)
  await runExport(exportId)
  return exportId
}

async function downloaded(): Promise<Buffer> {
  const { stream } = await exportFile(admin, ExportRequest.parse(REQUEST))
  return Buffer.from(await new Response(stream).arrayBuffer())
}

const ask = async (exportId: string, headers: Record<string, string> = {}) =>
  stableDownload(new Request('http://x/', { headers }), await openExport(admin, { exportId }))

describe('an export that a worker writes', () => {
  it('has the bytes of the download, their hash, and tells its maker and the webhooks', async () => {
    await createWebhook(admin, { url: 'https://example.org/hook', events: ['export.ready'] })
    const exportId = await written()
    const bytes = await downloaded()
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(await getExport(admin, { exportId })).toMatchObject({
      status: 'done',
      records: 20,
      total: 20,
      bytes: bytes.length,
      hash,
    })
    const answer = await ask(exportId)
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
    expect(await exportNews(admin)).toMatchObject({ ended: [{ id: exportId, status: 'done' }], underWay: 0 })
    await markExportSeen(admin, { exportId })
    expect((await exportNews(admin)).ended).toEqual([])
    const [delivery] = await db().webhookDelivery.findMany({
      where: { webhook: { projectId: admin.projectId } },
    })
    expect(JSON.parse(delivery!.body)).toMatchObject({ type: 'export.ready', data: { exportId, hash } })
  })

  it('goes on where an interrupted download ended, and begins anew when the file is another', async () => {
    const exportId = await written()
    const bytes = await downloaded()
    const etag = (await ask(exportId)).headers.get('etag')!
    const part = await ask(exportId, { range: 'bytes=100-', 'if-range': etag })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 100-${bytes.length - 1}/${bytes.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100))
    const last = await ask(exportId, { range: 'bytes=-7' })
    expect(Buffer.from(await last.arrayBuffer())).toEqual(bytes.subarray(-7))
    expect((await ask(exportId, { range: 'bytes=100-', 'if-range': '"another"' })).status).toBe(200)
    const beyond = await ask(exportId, { range: `bytes=${bytes.length}-` })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
    expect((await ask(exportId, { 'if-none-match': etag })).status).toBe(304)
  })

  it('comes to programs as the document says: whole, in part, not again, or not at all', async () => {
    const exportId = await written()
    const { key } = await createProgram(admin)
    const take = (headers: Record<string, string>) =>
      send(`/exports/${exportId}/file`, { headers: { authorization: `Bearer ${key}`, ...headers } })
    const whole = await take({})
    const etag = whole.headers.get('etag')!
    const statuses = [
      whole,
      await take({ range: 'bytes=0-9' }),
      await take({ 'if-none-match': etag }),
      await take({ range: 'bytes=1000000000-' }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 206, 304, 416])
    const { paths } = openApiDocument() as { paths: Record<string, Record<string, { responses: object }>> }
    for (const path of ['/exports/{exportId}/file', '/model-versions/{modelVersionId}/files'])
      expect(Object.keys(paths[path]!.get!.responses)).toEqual(expect.arrayContaining(statuses.map(String)))
  })

  it('is kept for some days, then its file goes and its row stays', async () => {
    const exportId = await written()
    await removeExpiredExports(new Date(Date.now() + (EXPORT_KEPT_DAYS - 0.1) * 86_400_000))
    expect(await artifactExists(exportPathOf(exportId))).toBe(true)
    await removeExpiredExports(new Date(Date.now() + (EXPORT_KEPT_DAYS + 0.1) * 86_400_000))
    expect(await artifactExists(exportPathOf(exportId))).toBe(false)
    expect(await getExport(admin, { exportId })).toMatchObject({ status: 'expired' })
    await expect(openExport(admin, { exportId })).rejects.toThrow('no longer kept')
  })

  it('leaves with the worker that begins after its time', async () => {
    const exportId = await written()
    await db().datasetExport.update({ where: { id: exportId }, data: { expiresAt: new Date(0) } })
    const stop = startCleanup()
    await until('it is expired', async () => (await getExport(admin, { exportId })).status === 'expired')
    stop()
    expect(await artifactExists(exportPathOf(exportId))).toBe(false)
  })

  it('is listed page by page, however many there are', async () => {
    const row = { projectId: admin.projectId, createdById: admin.userId, request: REQUEST }
    const made = await db().datasetExport.createManyAndReturn({ data: Array.from({ length: 25 }, () => row) })
    const { get } = await createProgram(admin)
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await get(`/exports?limit=10${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data.map(({ id }: { id: string }) => id))
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    expect(seen.sort()).toEqual(made.map(({ id }) => id).sort())
    expect((await get('/exports?cursor=nowhere')).status).toBe(400)
  })

  it('is begun again when its worker leaves, and says why when it cannot be made', async () => {
    const { exportId } = await startExport(admin, REQUEST)
    const left = AbortSignal.abort(new Error('worker stops'))
    await expect(runExport(exportId, left)).rejects.toThrow('worker stops')
    await runExport(exportId)
    expect(await getExport(admin, { exportId })).toMatchObject({ status: 'done', records: 20 })
    const { exportId: hopeless } = await startExport(admin, REQUEST)
    await db().member.update({
      where: { projectId_userId: { projectId: admin.projectId, userId: admin.userId } },
      data: { role: 'annotator' },
    })
    await runExport(hopeless)
    expect((await listExports(admin, { limit: 1 })).rows[0]).toMatchObject({
      id: hopeless,
      status: 'failed',
      outcome: saying(/\w+/),
    })
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-0', [0, 0]],
    ['bytes=5-', [5, 9]],
    ['bytes=5-99', [5, 9]],
    ['bytes=-3', [7, 9]],
    ['bytes=-99', [0, 9]],
    ['bytes=10-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=5-4', null],
    ['bytes=0-1,4-5', null],
    ['lines=0-1', null],
    [null, null],
  ] as const)('%s of ten bytes is %j', (header, expected) => {
    expect(rangeOf(header, 10)).toEqual(expected)
  })
})
