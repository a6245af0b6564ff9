/**
 * The shapes of Json columns that our own code writes and that no reader parses again. The schema names them beside a column
 * (`/// [Turns]`), and the generated client has them for the column's type. What comes from outside or outlives its writer
 * (settings, requests, results) stays plain JSON and is parsed by its zod schema.
 *
 * A change here changes no stored row: a column whose shape changes needs a migration, or a reader of both shapes.
 */
import type { Message } from '../../ml/messages/message'
import type { Answer } from '../../ml/runner/questions/question'
import type { Turn } from '../exchange/record'
import type { ImportCounts } from '../schemas/import'
import type { MetricPoint } from '../schemas/run-curves'
import type { StoredQuestion } from './stored-question'

declare global {
  namespace PrismaJson {
    /** Of a prompt that is more than one instruction, or of a dialogue: all turns before the response. */
    type Turns = Turn[]
    /** What was seen in a prompt, by kind: near-duplicates, a held-out text, personal data, names. */
    type FindingDetail = {
      similarity?: number
      list?: string
      text?: string
      kinds?: string[]
      names?: number
    }
    /** Empty before the import begins. */
    type CountsSoFar = Partial<ImportCounts>
    /** By name, at the last step. */
    type FinalMetrics = Record<string, number>
    /** What a worker can run on, and why not on the rest. */
    type ProviderStatuses = { name: string; available: boolean; reason: Message }[]
    /** What people are told, said in the reader's language when it is read. */
    type StoredMessage = Message
    /** Metrics by name; a histogram is an object. */
    type StepMetrics = MetricPoint['values']
    type QuestionContent = StoredQuestion
    type AnswerPart = Answer
  }
}
