/** What the writers of each kind of record share: the transaction, the plan, and what has been written so far. */

import type { Message } from '../../../ml/messages/message'
import type { Tx } from '../../db'
import type { ImportCounts } from '../../schemas/import'
import type { PlannedRecord, WriteContext } from './plan-records'

export interface WrittenBatch {
  counts: Pick<ImportCounts, 'prompts' | 'demonstrations' | 'completions' | 'rankings' | 'known' | 'moved'>
  problems: { line: number; reason: Message }[]
}

/** One batch in one transaction. Writers add to `written`, and to nothing else here. */
export interface ImportWriter {
  tx: Tx
  context: WriteContext
  planned: readonly PlannedRecord[]
  written: WrittenBatch
}

/** A prompt as demonstrations, completions and rankings need it. */
export interface ImportedPrompt {
  id: string
  /** What it says now: its personal data may have been redacted since the file was written. */
  text: string
  split: 'train' | 'validation' | 'test'
  taskType: string
}

/** Prompt text of the file → its row. */
export type PromptOf = ReadonlyMap<string, ImportedPrompt>

/** The rows that later writers refer to. */
export interface WrittenRows {
  promptOf: PromptOf
  /** Name in the file → user id. */
  personOf: ReadonlyMap<string, string>
  /** Completion key → id. */
  completionOf: ReadonlyMap<string, string>
}
