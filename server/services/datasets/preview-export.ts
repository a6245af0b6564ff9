/** The first lines of an export and how much there is, for the export form. */
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { countExported, exportRows, exportUnit } from './export-rows'

const PREVIEW_ROWS = 2

export interface ExportPreview {
  /** How many demonstrations, rankings or prompts the file is made from. */
  records: number
  unit: ReturnType<typeof exportUnit>
  /** The first rows as JSON text, indented; none when nothing fits the format. */
  lines: string[]
}

export async function previewExport(actor: Actor, request: ExportRequest): Promise<ExportPreview> {
  const lines: string[] = []
  for await (const row of exportRows(actor, request)) {
    lines.push(JSON.stringify(row, null, 2))
    if (lines.length >= PREVIEW_ROWS) break
  }
  return { records: await countExported(actor, request), unit: exportUnit(request), lines }
}
