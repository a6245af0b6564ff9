/** Reads a JSONL asset and checks every line. */
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'

/** @throws Error naming the file and the line that does not fit */
export async function readJsonLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line, index) => {
    const result = schema.safeParse(JSON.parse(line))
    if (result.success) return result.data
    const [issue] = result.error.issues
    throw new Error(`${file}, line ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`)
  })
}
