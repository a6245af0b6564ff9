/** The first lines of an export and how many there will be, for the export form. */
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { countExportRows, exportRows } from './export-rows'

const PREVIEW_ROWS = 2

export interface ExportPreview {
  total: number
  /** The first rows as JSON text, indented. */
  lines: string[]
}

export async function previewExport(actor: Actor, request: ExportRequest): Promise<ExportPreview> {
  const total = await countExportRows(actor, request)
  const lines: string[] = []
  for await (const row of exportRows(actor, request)) {
    lines.push(JSON.stringify(row, null, 2))
    if (lines.length >= PREVIEW_ROWS) break
  }
  return { total, lines }
}
