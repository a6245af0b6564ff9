/**
 * Adapters as PEFT understands them: it reads our files and says the same logits, with the adapter, without it and
 * merged; we read its files and say its logits. The stored answers are always checked; where PEFT is installed it is
 * asked again.
 */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileForward } from '@/ml/engine/forward'
import { readAdapterFolder } from '@/ml/models/adapter-folder'
import { type Lora, mergeLora } from '@/ml/models/lora'
import { logits, transformer, transformerParameters } from '@/ml/models/transformer'
import type { Parameters } from '@/ml/optim/parameters'
import { fedWeights } from '@/ml/trainers/graphs/compiled-graphs'
import { askPeft, findPeer, type PeftAnswers } from './peer'
import { PEFT_CONFIG, PEFT_LORA, PEFT_TOKENS, peftWeights, writePeftCase } from './peft-case'

const STORED: PeftAnswers = JSON.parse(await readFile(path.join(import.meta.dirname, 'peft.json'), 'utf8'))

async function logitsOf(parameters: Parameters, lora?: Lora): Promise<number[]> {
  const shape = [1, PEFT_TOKENS.length]
  const int = { dtype: 'int32', shape } as const
  const forward = await compileForward({
    parameters: fedWeights(transformerParameters(PEFT_CONFIG), lora),
    inputs: { tokens: int, positions: int, segments: int },
    executionProvider: 'cpu',
    threads: 1,
    build: (_, weights, inputs) => ({
      logits: logits(PEFT_CONFIG, weights, transformer(PEFT_CONFIG, weights, inputs, lora && { lora })),
    }),
  })
  const out = await forward.run(parameters, {
    tokens: Int32Array.from(PEFT_TOKENS),
    positions: Int32Array.from(PEFT_TOKENS, (_, i) => i),
    segments: new Int32Array(PEFT_TOKENS.length).fill(1),
  })
  await forward.release()
  return Array.from(out.logits.data, Number)
}

function farthest(a: readonly number[], b: readonly number[]): number {
  expect(a.length).toBe(b.length)
  return Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))
}

/** Float32 on both sides, of logits around 3. */
const TOLERANCE = 2e-5

describe('our adapter in PEFT', () => {
  const { base, adapters } = peftWeights()

  it('says what it says here: on, off and merged', async () => {
    const on = await logitsOf(new Map([...base, ...adapters]), PEFT_LORA)
    const off = await logitsOf(base)
    const merged = await logitsOf(mergeLora(base, adapters, PEFT_LORA))
    expect(farthest(on, STORED.on)).toBeLessThan(TOLERANCE)
    expect(farthest(off, STORED.off)).toBeLessThan(TOLERANCE)
    expect(farthest(merged, STORED.merged)).toBeLessThan(TOLERANCE)
    expect(farthest(merged, on)).toBeLessThan(TOLERANCE)
    expect(farthest(on, off)).toBeGreaterThan(0.1)
  })

  it('is read back as it was written', async () => {
    const { adapter } = await writePeftCase()
    const read = await readAdapterFolder(adapter)
    expect(read).toMatchObject({ kind: 'language-model', lora: PEFT_LORA })
    expect(read.baseSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(new Map([...read.tensors].sort())).toEqual(new Map([...adapters].sort()))
  })
})

it('PEFT’s adapter says here what it says in PEFT', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-peft-'))
  for (const [name, content] of Object.entries(STORED.theirs.files))
    await writeFile(path.join(folder, name), Buffer.from(content, 'base64'))
  const { lora, tensors, baseSha256 } = await readAdapterFolder(folder)
  expect(lora).toEqual({ rank: 2, alpha: 6, targets: ['q', 'down'], dropout: 0 })
  expect(baseSha256).toBeNull()
  const { base } = peftWeights()
  expect(farthest(await logitsOf(new Map([...base, ...tensors]), lora), STORED.theirs.logits)).toBeLessThan(
    TOLERANCE,
  )
})

const peft = findPeer('peft')

describe(`PEFT ${peft ?? 'is not installed here: its stored answers are checked, it is not asked again'}`, () => {
  it.skipIf(!peft)('still gives the stored answers', async () => {
    const now = await askPeft()
    for (const key of ['on', 'off', 'merged'] as const)
      expect(farthest(now[key], STORED[key])).toBeLessThan(TOLERANCE)
  })
})
