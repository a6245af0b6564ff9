/** The registry of models: decisions, notes, disk, removal, the downloaded folder. Real files, real database. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { artifactExists, artifactPath } from '@/server/artifacts/store'
import { db } from '@/server/db'
import type { RunStatus } from '@/server/generated/prisma/client'
import { stableDownload } from '@/server/rest/stable-download'
import type { Actor } from '@/server/services/actor'
import { decideOnModel } from '@/server/services/models/decide-on-model'
import { downloadModel } from '@/server/services/models/download-model'
import { getModel } from '@/server/services/models/get-model'
import { listModels } from '@/server/services/models/list-models'
import { readStorage } from '@/server/services/models/read-storage'
import { removeUnreferenced } from '@/server/services/models/remove-unreferenced'
import { writeModelNotes } from '@/server/services/models/write-notes'
import { readRunForm } from '@/server/services/runs/read-run-form'
import { createMember, createProject } from '../support/labeling-rows'
import { createTinyModel } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let projectId: string
let actor: Actor
let modelId: string

beforeEach(async () => {
  projectId = await createProject()
  actor = await createMember(projectId, 'admin')
  modelId = await createTinyModel(projectId)
})

const decide = (id: string, decision: 'promote' | 'retire' | 'restore', reason = 'It won the arena.') =>
  decideOnModel(actor, { modelId: id, decision, reason })

describe('decisions', () => {
  it('promoting another version replaces the promoted one, and both remember who and why', async () => {
    const second = await createTinyModel(projectId, 'sft')
    await decide(modelId, 'promote', 'The first.')
    await decide(second, 'promote', 'Better answers.')
    const models = await listModels(actor)
    expect(models.filter(({ isPromoted }) => isPromoted).map(({ id }) => id)).toEqual([second])
    const { name } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } })
    const history = async (id: string) =>
      (await getModel(actor, { modelId: id })).decisions.map(({ kind, reason, madeBy }) => [
        kind,
        reason,
        madeBy,
      ])
    expect(await history(modelId)).toEqual([
      ['replaced', 'By SFT v1: Better answers.', name],
      ['promoted', 'The first.', name],
    ])
    expect(await history(second)).toEqual([['promoted', 'Better answers.', name]])
  })

  it('two people who promote at once leave one promoted version', async () => {
    const second = await createTinyModel(projectId, 'sft')
    await Promise.all([decide(modelId, 'promote'), decide(second, 'promote')])
    expect((await listModels(actor)).filter(({ isPromoted }) => isPromoted)).toHaveLength(1)
  })

  it('a reward model is promoted beside the model that answers', async () => {
    const reward = await db().modelVersion.create({
      data: {
        projectId,
        kind: 'reward',
        version: 1,
        artifactPath: '-',
        weightsSha256: '-',
        parameters: 1,
        config: {},
      },
    })
    await decide(modelId, 'promote')
    await decide(reward.id, 'promote')
    expect((await listModels(actor)).filter(({ isPromoted }) => isPromoted)).toHaveLength(2)
  })

  it('a retired version is not offered for runs, cannot be promoted, and comes back', async () => {
    await decide(modelId, 'retire', 'It repeats itself.')
    expect((await readRunForm(actor)).models).toEqual([])
    await expect(decide(modelId, 'promote')).rejects.toThrow(/retired/)
    await decide(modelId, 'restore')
    expect((await readRunForm(actor)).models).toHaveLength(1)
  })

  it('the promoted version cannot be retired', async () => {
    await decide(modelId, 'promote')
    await expect(decide(modelId, 'retire')).rejects.toThrow(/Promote another one first/)
  })
})

it('notes say who wrote them and when', async () => {
  const before = Date.now()
  await writeModelNotes(actor, { modelId, notes: 'Try a lower KL.' })
  const { notes, notesBy, notesAt } = await getModel(actor, { modelId })
  const { name } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } })
  expect({ notes, notesBy }).toEqual({ notes: 'Try a lower KL.', notesBy: name })
  expect(notesAt!.getTime()).toBeGreaterThanOrEqual(before)
})

describe('disk', () => {
  let number = 0

  /** A run with files in both of its folders. */
  async function runWithFiles(status: RunStatus, project = projectId) {
    const { id } = await db().run.create({
      data: { projectId: project, kind: 'sft', number: ++number, status, config: {}, seed: 1 },
    })
    for (const folder of [`runs/${id}/checkpoint`, `models/${id}`]) {
      await mkdir(artifactPath(folder), { recursive: true })
      await writeFile(path.join(artifactPath(folder), 'data'), 'x'.repeat(1000))
    }
    return id
  }

  it('what a version takes is its files, and the total holds everything of the project', async () => {
    const { versions, totalBytes } = await readStorage(actor)
    const { artifactPath: relative } = await db().modelVersion.findUniqueOrThrow({ where: { id: modelId } })
    const files = ['config.json', 'model.safetensors', 'tokenizer.json'].map((name) =>
      readFile(path.join(artifactPath(relative), name)),
    )
    const bytes = (await Promise.all(files)).reduce((sum, file) => sum + file.length, 0)
    expect(versions).toMatchObject([{ id: modelId, bytes }])
    await runWithFiles('running')
    expect((await readStorage(actor)).totalBytes).toBe(totalBytes + 1000)
  })

  it('only files of ended runs that no version refers to are listed and removed, and the removal is kept', async () => {
    const stopped = await runWithFiles('stopped')
    const untouchable = [await runWithFiles('running'), await runWithFiles('waiting')]
    const made = await runWithFiles('done')
    await db().modelVersion.create({
      data: {
        projectId,
        kind: 'sft',
        version: 7,
        artifactPath: `models/${made}`,
        weightsSha256: '-',
        parameters: 1,
        config: {},
        runId: made,
      },
    })
    await mkdir(artifactPath(`models/${stopped}.123.tmp`), { recursive: true })
    const foreign = await runWithFiles('stopped', await createProject())

    const { unreferenced } = await readStorage(actor)
    const listed = [`models/${stopped}`, `models/${stopped}.123.tmp`, `runs/${made}`, `runs/${stopped}`]
    expect(unreferenced.map((one) => one.path).sort()).toEqual(listed.sort())

    const everything = [made, stopped, foreign, ...untouchable].flatMap((id) => [
      `runs/${id}`,
      `models/${id}`,
    ])
    const result = await removeUnreferenced(actor, { paths: everything })
    expect(result).toEqual({ removed: 3, bytes: 3000 })
    for (const id of [foreign, ...untouchable]) {
      expect(await artifactExists(`runs/${id}`)).toBe(true)
      expect(await artifactExists(`models/${id}`)).toBe(true)
    }
    expect(await artifactExists(`models/${made}`)).toBe(true)
    expect(await artifactExists(`models/${stopped}`)).toBe(false)
    // It was not chosen.
    expect(await artifactExists(`models/${stopped}.123.tmp`)).toBe(true)

    const { removals } = await readStorage(actor)
    const { name } = await db().user.findUniqueOrThrow({ where: { id: actor.userId } })
    expect(removals.map(({ path: gone, bytes, removedBy }) => [gone, bytes, removedBy]).sort()).toEqual(
      [`models/${stopped}`, `runs/${made}`, `runs/${stopped}`].map((gone) => [gone, 1000, name]).sort(),
    )
    expect(await removeUnreferenced(actor, { paths: everything })).toEqual({ removed: 0, bytes: 0 })
  })
})

describe('the download', () => {
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

  /** Name and bytes of each file of a tar archive. */
  function filesOf(archive: Buffer): Map<string, Buffer> {
    const files = new Map<string, Buffer>()
    for (let at = 0; archive[at] !== 0; ) {
      const text = (from: number, to: number) =>
        archive
          .subarray(at + from, at + to)
          .toString('latin1')
          .replace(/[\0 ]+$/, '')
      const checksum = archive
        .subarray(at, at + 512)
        .reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0)
      expect(Number.parseInt(text(148, 156), 8)).toBe(checksum)
      const size = Number.parseInt(text(124, 136), 8)
      files.set(text(0, 100), archive.subarray(at + 512, at + 512 + size))
      at += 512 + Math.ceil(size / 512) * 512
    }
    return files
  }

  it('is a tar of the weights byte for byte, settings of transformers, and a card that tells their hash', async () => {
    await writeModelNotes(actor, { modelId, notes: 'A note.' })
    const file = await downloadModel(actor, { modelId })
    const { fileName, bytes } = file
    const archive = await bytesOf(stableDownload(new Request('http://x/'), file))
    expect(fileName).toBe('laurel-base.tar')
    expect(archive.length).toBe(bytes)
    const files = filesOf(archive)
    const fileOf = (name: string) => files.get(`laurel-base/${name}`)!
    expect([...files.keys()].map((name) => path.posix.basename(name)).sort()).toEqual([
      'README.md',
      'config.json',
      'generation_config.json',
      'laurel-tokenizer.json',
      'model.safetensors',
      'special_tokens_map.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ])
    const { weightsSha256 } = await db().modelVersion.findUniqueOrThrow({ where: { id: modelId } })
    expect(createHash('sha256').update(fileOf('model.safetensors')).digest('hex')).toBe(weightsSha256)
    expect(JSON.parse(fileOf('config.json').toString())).toMatchObject({
      architectures: ['LlamaForCausalLM'],
      model_type: 'llama',
      eos_token_id: 271,
    })
    const card = fileOf('README.md').toString()
    expect(card).toMatch(/^---\nmodel_name: ".*: Base"\nlibrary_name: transformers\n/)
    expect(card).toContain(weightsSha256)
    expect(card).toContain('## Notes\n\nA note.')
  })

  it('goes on where it was interrupted, wherever that was, unless the card was changed', async () => {
    const file = await downloadModel(actor, { modelId })
    const ask = (headers: Record<string, string> = {}, of = file) =>
      stableDownload(new Request('http://x/', { headers }), of)
    const whole = await bytesOf(ask())
    const etag = ask().headers.get('etag')!
    const weightsAt = whole.indexOf('model.safetensors')
    for (const [first, last] of [
      [0, 0],
      [511, 512],
      [700, 5000],
      [weightsAt - 1, weightsAt + 2000],
      [whole.length - 1500, whole.length - 1],
    ]) {
      const part = ask({ range: `bytes=${first}-${last}`, 'if-range': etag })
      expect(part.status).toBe(206)
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${whole.length}`)
      expect((await bytesOf(part)).equals(whole.subarray(first, last! + 1))).toBe(true)
    }
    await writeModelNotes(actor, { modelId, notes: 'Another note.' })
    const changed = await downloadModel(actor, { modelId })
    const answer = ask({ range: 'bytes=100-', 'if-range': etag }, changed)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('etag')).not.toBe(etag)
    expect((await bytesOf(answer)).toString('latin1')).toContain('Another note.')
  })

  it('of another project is refused', async () => {
    const stranger = await createMember(await createProject(), 'admin')
    await expect(downloadModel(stranger, { modelId })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})
