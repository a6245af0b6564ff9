/** Finds the fields of a procedure's input that name rows: those ending in `Id` or `Ids`, at any depth, arrays skipped. */
import type { AnyProcedure } from '@trpc/server'
import { z } from 'zod'

/** "runId", "prompts.promptIds", "items.completionId"; `projectId` at the top is every procedure's own. */
export function inputIdFields(procedure: AnyProcedure): string[] {
  const inputs = (procedure._def as unknown as { inputs: unknown[] }).inputs
  const found = new Set<string>()
  for (const input of inputs) if (input instanceof z.ZodType) visit(input, '', found)
  found.delete('projectId')
  return [...found].sort()
}

function visit(schema: unknown, path: string, found: Set<string>): void {
  if (schema instanceof z.ZodObject) {
    for (const [key, field] of Object.entries(schema.shape)) {
      const here = path ? `${path}.${key}` : key
      if (/Ids?$/.test(key)) found.add(here)
      visit(field, here, found)
    }
  } else if (schema instanceof z.ZodArray) {
    visit(schema.element, path, found)
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) visit(option, path, found)
  } else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    visit(schema.unwrap(), path, found)
  }
}

/** A copy of `input` in which the field at `path` names `id`; in a list, the first entry. */
export function withIdAt(input: unknown, path: string, id: string): unknown {
  const [key, ...rest] = path.split('.')
  if (Array.isArray(input)) return [withIdAt(input[0], path, id), ...input.slice(1)]
  if (typeof input !== 'object' || input === null) throw new Error(`the table's input has nothing at ${path}`)
  const record = input as Record<string, unknown>
  if (rest.length > 0) return { ...record, [key!]: withIdAt(record[key!], rest.join('.'), id) }
  return { ...record, [key!]: key!.endsWith('Ids') ? [id] : id }
}
