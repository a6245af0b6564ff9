/** Weights on disk: nothing is lost, nothing half-written is ever seen, nothing malformed is read. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  writeSafetensors,
} from '@/ml/checkpoint/safetensors'
import { readTrainingCheckpoint, writeTrainingCheckpoint } from '@/ml/checkpoint/training-checkpoint'
import { writeFileAtomically } from '@/ml/checkpoint/write-atomically'
import { modelParameters, readModelFolder, writeModelFolder } from '@/ml/models/model-folder'
import { initParameters } from '@/ml/optim/parameters'
import { fromFloat16Bits, toFloat16Bits } from '@/ml/tensor/float16'
import { float32Tensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'laurel-checkpoint-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const tensors = new Map([
  ['b.weight', float32Tensor([2, 2], Float32Array.of(1.5, -0, 3e-38, 65504))],
  ['a', float32Tensor([], Float32Array.of(Math.PI))],
])

describe('safetensors', () => {
  it('keeps every bit of float32, names, shapes and metadata', async () => {
    const path = join(dir, 'w.safetensors')
    const { sha256 } = await writeSafetensors(path, tensors, { metadata: { format: 'pt' } })
    const read = await readSafetensors(path)
    expect(read.sha256).toBe(sha256)
    expect(read.metadata).toEqual({ format: 'pt' })
    expect([...read.tensors.keys()]).toEqual(['a', 'b.weight'])
    expect(read.tensors.get('b.weight')?.shape).toEqual([2, 2])
    for (const [name, { data }] of tensors)
      expect(new Uint8Array(read.tensors.get(name)!.data.buffer)).toEqual(new Uint8Array(data.buffer))
    const file = await readFile(path)
    expect(Number(file.readBigUInt64LE(0)) % 8).toBe(0)
  })

  it('float16 keeps what half precision can', () => {
    const { tensors: read } = decodeSafetensors(encodeSafetensors(tensors, { precision: 'float16' }).bytes)
    expect(Array.from(read.get('b.weight')!.data)).toEqual([1.5, -0, 0, 65504])
    expect(read.get('a')!.data[0]).toBe(3.140625)
  })

  it('reads brain floats', () => {
    const header = JSON.stringify({ x: { dtype: 'BF16', shape: [2], data_offsets: [0, 4] } })
    const head = Buffer.alloc(8)
    head.writeBigUInt64LE(BigInt(header.length))
    const { tensors: read } = decodeSafetensors(
      Buffer.concat([head, Buffer.from(header), Buffer.from([0x80, 0x3f, 0x20, 0xc0])]),
    )
    expect(Array.from(read.get('x')!.data)).toEqual([1, -2.5])
  })

  it('refuses truncated files, bad offsets and unknown types', () => {
    const { bytes } = encodeSafetensors(tensors)
    expect(() => decodeSafetensors(bytes.subarray(0, bytes.length - 1))).toThrow('cannot hold')
    expect(() => decodeSafetensors(bytes.subarray(0, 20))).toThrow('does not fit')
    expect(() => decodeSafetensors(new Uint8Array(3))).toThrow('too few')
    const header = JSON.stringify({ x: { dtype: 'I8', shape: [1], data_offsets: [0, 1] } })
    const head = Buffer.alloc(8)
    head.writeBigUInt64LE(BigInt(header.length))
    expect(() => decodeSafetensors(Buffer.concat([head, Buffer.from(header), Buffer.alloc(1)]))).toThrow('I8')
  })

  it('half precision rounds to nearest even and agrees with itself on all 65,536 patterns', () => {
    const isWrong = (bits: number) => {
      const value = fromFloat16Bits(bits)
      return !Number.isNaN(value) && toFloat16Bits(value) !== bits
    }
    expect(Array.from({ length: 65_536 }, (_, bits) => bits).filter(isWrong)).toEqual([])
    expect(fromFloat16Bits(toFloat16Bits(1 + 2 ** -11))).toBe(1)
    expect(fromFloat16Bits(toFloat16Bits(1 + 3 * 2 ** -11))).toBe(1 + 2 ** -9)
    expect(toFloat16Bits(65520)).toBe(0x7c00)
    expect(toFloat16Bits(2 ** -25)).toBe(0)
    expect(toFloat16Bits(1.5 * 2 ** -25)).toBe(1)
    expect(fromFloat16Bits(toFloat16Bits(Number.NaN))).toBeNaN()
  })
})

describe('atomic writing', () => {
  it('leaves the old file alone when writing fails, and no litter', async () => {
    const path = join(dir, 'file')
    await writeFileAtomically(path, ['old'])
    const broken = [new Uint8Array(8), null as unknown as Uint8Array]
    await expect(writeFileAtomically(path, broken)).rejects.toThrow()
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(dir)).toEqual(['file'])
  })

  it('a half-written checkpoint is never read and is swept up by the next', async () => {
    const group = { model: tensors }
    await writeTrainingCheckpoint(dir, { step: 3, tensors: group, state: { cursor: 7 } })
    await mkdir(join(dir, '.step-00000009.1.tmp'))
    await writeFile(join(dir, '.step-00000009.1.tmp', 'model.safetensors'), 'half')
    const read = await readTrainingCheckpoint(dir)
    expect(read?.step).toBe(3)
    expect(read?.state).toEqual({ cursor: 7 })
    expect(read?.tensors.model?.get('a')?.data[0]).toBe(Math.fround(Math.PI))
    await writeTrainingCheckpoint(dir, { step: 4, tensors: group, state: {} })
    expect(await readdir(dir)).toEqual(['step-00000004'])
  })

  it('no checkpoint is null, not an error', async () => {
    expect(await readTrainingCheckpoint(join(dir, 'nowhere'))).toBeNull()
  })
})

describe('a model folder', () => {
  const config = {
    vocabSize: 11,
    contextLength: 8,
    dModel: 8,
    nLayers: 1,
    nHeads: 2,
    nKvHeads: 1,
    dFf: 12,
    ropeTheta: 10_000,
    rmsNormEps: 1e-5,
    tieEmbeddings: true,
  }

  it('comes back as it was, with its kind, normalisation and neighbours', async () => {
    const parameters = initParameters(modelParameters('reward', config), createRng(1))
    const besides = join(dir, 'tokenizer.json')
    await writeFile(besides, '{}')
    const out = join(dir, 'model')
    const written = await writeModelFolder(
      out,
      { kind: 'reward', config, parameters, scoreGain: 2, scoreBias: -0.5 },
      { precision: 'float32', besides: [besides] },
    )
    const model = await readModelFolder(out)
    expect(model).toMatchObject({
      kind: 'reward',
      config,
      scoreGain: 2,
      scoreBias: -0.5,
      sha256: written.sha256,
    })
    expect(model.parameters).toEqual(parameters)
    expect((await readdir(out)).sort()).toEqual(['config.json', 'model.safetensors', 'tokenizer.json'])
    expect(await readdir(dir)).toEqual(['model', 'tokenizer.json'])
  })

  it('refuses weights that do not fit its config, naming them', async () => {
    const parameters = initParameters(modelParameters('language-model', config), createRng(1))
    parameters.delete('model.norm.weight')
    parameters.set('model.embed_tokens.weight', float32Tensor([10, 8]))
    await expect(
      writeModelFolder(
        join(dir, 'm'),
        { kind: 'language-model', config, parameters },
        { precision: 'float16' },
      ),
    ).rejects.toThrow(/embed_tokens.weight is \(10, 8\), expected \(11, 8\); model.norm.weight is missing/)
  })
})
