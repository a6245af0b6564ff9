/** A small file cannot make the server unpack or search for long: output has limits, checks take one pass. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { openParquet, readParquet } from '@/server/exchange/files/parquet'
import { hasEndlessRun } from '@/server/services/imports/check-record'

type Codec = 'GZIP' | 'BROTLI' | 'SNAPPY'

/** A Parquet file of one column whose pages are packed by `pack`, whatever it makes of them. */
function parquetOf(values: string[], codec: Codec, pack?: (page: Uint8Array) => Uint8Array): ArrayBuffer {
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: 1 },
      { name: 'text', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    ],
    codec,
    ...(pack && { compressors: { [codec]: pack } }),
  })
  parquet.write({ columnData: [{ name: 'text', data: values }] })
  parquet.finish()
  return writer.getBuffer()
}

async function rowsOf(file: ArrayBuffer) {
  const metadata = await openParquet(file)
  const rows: unknown[] = []
  for await (const batch of readParquet(file, metadata)) rows.push(batch)
  return rows
}

describe('packed pages', () => {
  it.each([
    ['GZIP', (page: Uint8Array) => gzipSync(page)],
    ['BROTLI', (page: Uint8Array) => brotliCompressSync(page)],
    ['SNAPPY', undefined],
  ] as const)('of %s are read as they were written', async (codec, pack) => {
    const file = parquetOf(['one', 'two', 'ż'.repeat(1000)], codec, pack)
    expect(JSON.stringify(await rowsOf(file))).toContain('ż'.repeat(1000))
  })

  it.each([
    ['GZIP', (bytes: Uint8Array) => gzipSync(bytes, { level: 1 })],
    [
      'BROTLI',
      (bytes: Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ],
  ] as const)('of %s that unpack to more than they say are refused', async (codec, pack) => {
    const bomb = pack(new Uint8Array(300_000_000))
    const file = parquetOf(['one', 'two'], codec, () => bomb)
    expect(file.byteLength).toBeLessThan(2_000_000)
    await expect(rowsOf(file)).rejects.toThrow(/Parquet file is damaged|no Parquet file/)
  })
})

describe('runs without a break', () => {
  it('are found whatever they are made of, and not among words, digits or lines', () => {
    for (const character of ['a', 'ż', '漢', '-', ' ', '\n', '💡']) {
      expect(hasEndlessRun(character.repeat(5001)), character).toBe(true)
      expect(hasEndlessRun(`x1 ${character.repeat(4999)}1${character.repeat(4999)}`), character).toBe(false)
    }
    expect(hasEndlessRun('word '.repeat(40_000))).toBe(false)
    expect(hasEndlessRun('1'.repeat(200_000))).toBe(false)
    expect(hasEndlessRun('a-'.repeat(50_000))).toBe(false)
    expect(hasEndlessRun(`${'a'.repeat(4000)} ${'a'.repeat(5001)}`)).toBe(true)
  })
})
