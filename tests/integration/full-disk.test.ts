/** What people are told when the disk of the data folder is full, and that their work goes on when there is space. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPathOf } from '@/server/artifacts/layout'
import { removeUnfinishedFiles } from '@/server/artifacts/remove-unfinished'
import { artifactExists, artifactPath } from '@/server/artifacts/store'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import type { Actor } from '@/server/services/actor'
import { runExport } from '@/server/services/exports/run-export'
import { startExport } from '@/server/services/exports/start-export'
import { resumeRun } from '@/server/services/runs/resume-run'
import { startSft } from '@/server/services/runs/start-sft'
import { executeRun } from '@/server/worker/execute-run'
import { createMember, createProject, createPrompt } from '../support/labeling-rows'
import { createProgram, send } from '../support/program'
import { said, saying } from '../support/saying'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from '../support/small-disk'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let disk: SmallDisk | undefined
let admin: Actor

beforeAll(async () => {
  if (!noSmallDisk) {
    disk = mountSmallDisk(16)
    process.env.LAUREL_DATA_DIR = disk.folder
  }
  admin = await createMember(await createProject(), 'admin')
})
afterAll(async () => {
  await closeQueue()
  await stopListening()
  disk?.unmount()
})

const filesBelow = (folder: string) =>
  readdirSync(artifactPath(folder), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )

describe('on a full disk', () => {
  it('an upload is answered with 507 and a sentence, leaves nothing behind, and works when there is space', async ({
    skip,
  }) => {
    if (!disk) return skip(noSmallDisk)
    const { key } = await createProgram(admin)
    const line = `${JSON.stringify({ prompt: 'Say hello. '.repeat(100) })}\n`
    const upload = () =>
      send('/imports?name=prompts.jsonl', {
        method: 'POST',
        body: line.repeat(2000),
        headers: { authorization: `Bearer ${key}` },
      })
    disk.fill(1_000_000)
    const refused = await upload()
    expect(refused.status).toBe(507)
    expect(refused.body).toMatchObject({
      type: '/developers#problem-no-space',
      detail: expect.stringMatching(
        /^The disk of the server is full: it had room for [01]\.\d MB of this file and no more\. Free some space/,
      ),
    })
    expect(filesBelow('imports')).toEqual([])
    disk.free()
    expect((await upload()).status).toBe(201)
  })

  it('an export ends with the sentence', async ({ skip }) => {
    if (!disk) return skip(noSmallDisk)
    await createPrompt(admin.projectId)
    const { exportId } = await startExport(admin, { kind: 'prompts', file: 'jsonl' })
    disk.fill()
    await runExport(exportId)
    disk.free()
    expect(await db().datasetExport.findUniqueOrThrow({ where: { id: exportId } })).toMatchObject({
      status: 'failed',
      outcome: saying(/^The disk of the server is full: it had room for 0\.0 MB/),
    })
    expect(await artifactExists(exportPathOf(exportId))).toBe(false)
  })

  it('a run is set aside with what it needs and what is free, and goes on to its end when there is space', async ({
    skip,
  }) => {
    if (!disk) return skip(noSmallDisk)
    const { projectId } = admin
    const modelVersionId = await createTinyModel(projectId)
    for (let i = 0; i < 8; i++)
      await db().demonstration.create({
        data: {
          projectId,
          origin: 'person',
          instruction: `Say hello to cat ${i}.`,
          response: `Hello, cat ${i}.`,
          split: i % 4 === 3 ? 'validation' : 'train',
          promptTokens: 6,
          responseTokens: 6,
          submissionKey: `full-disk/${i}`,
        },
      })
    const overrides = { epochs: 2, batchSize: 4, checkpointEverySteps: 1 }
    const { id } = await startSft(admin, { modelVersionId, overrides })
    disk.fill(40_000)
    await executeRun(id, { workerId: 'first' })
    const aside = await db().run.findUniqueOrThrow({ where: { id } })
    expect(said(aside.outcome)).toMatch(
      /^The disk is full: the checkpoint of step 1 needs \d+\.\d MB and 0\.0 MB are free\. Free some space; then the run can go on\.$/,
    )
    expect(aside).toMatchObject({ status: 'paused', pauses: 1 })

    disk.free()
    await resumeRun(admin, { runId: id })
    await executeRun(id, { workerId: 'second' })
    expect(await db().run.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'done' })
  })
})

describe('what a killed process was writing', () => {
  it('is removed when nobody has written to it for an hour; the rest stays', async () => {
    const put = (file: string, isOld: boolean) => {
      const place = artifactPath(file)
      mkdirSync(path.dirname(place), { recursive: true })
      writeFileSync(place, 'half')
      if (isOld) utimesSync(place, 0, 0)
    }
    const gone = ['imports/i1/file.a.tmp', 'texts/.b.upload', 'datasets/.c.tmp', 'exports/e1.d.tmp']
    const kept = ['imports/i2/file.e.tmp', 'imports/i3/file', 'texts/hash.jsonl']
    for (const file of gone) put(file, true)
    put(kept[0]!, false)
    for (const file of kept.slice(1)) put(file, true)
    utimesSync(artifactPath('imports/i3'), 0, 0)

    await removeUnfinishedFiles()
    for (const file of gone) expect(await artifactExists(file), file).toBe(false)
    for (const file of kept) expect(await artifactExists(file), file).toBe(true)
    utimesSync(artifactPath('imports/i1'), 0, 0)
    await removeUnfinishedFiles()
    expect(await artifactExists('imports/i1')).toBe(false)
  })
})
