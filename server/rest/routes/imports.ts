import { z } from 'zod'
import { bytesOf } from '../../http/request-limits'
import { sayInEnglish } from '../../messages/say-in-english'
import { IMPORT_COUNTS, ImportReading, ImportSettings } from '../../schemas/import'
import { getImport } from '../../services/imports/list-imports'
import { previewImport } from '../../services/imports/preview-import'
import { receiveFile } from '../../services/imports/receive-file'
import { startImport } from '../../services/imports/start-import'
import { undoImport } from '../../services/imports/undo-import'
import { Codes, codesOf, outcomeInWords } from '../in-words'
import { route, uploadRoute } from '../route'
import { Id, Time } from '../shapes'

const Began = z.object({ importId: Id })

export const importRoutes = [
  uploadRoute({
    method: 'POST',
    path: '/imports',
    resource: 'imports',
    scope: 'prompts:write',
    role: 'admin',
    summary: 'Send a file',
    about:
      'The body is the file itself, up to 8 GB. Nothing is read into the project before the import is started.',
    query: z.strictObject({ name: z.string().max(200).default('').describe('The name of the file.') }),
    answer: Began,
    handle: ({ actor, query, request }) => receiveFile(actor, query.name, bytesOf(request)),
  }),
  route({
    method: 'POST',
    path: '/imports/{importId}/preview',
    resource: 'imports',
    scope: 'prompts:write',
    role: 'admin',
    summary: 'Look at a sent file',
    about: 'How it would be read, the first records, and what is wrong.',
    body: ImportReading.strict(),
    example: {},
    answer: z.object({
      kind: z.string(),
      format: z.string().nullable(),
      columns: z.array(z.object({ name: z.string(), example: z.string() })),
      problems: z.array(z.object({ line: z.number().int(), reason: z.string(), codes: Codes })),
    }),
    async handle({ actor, params, body }) {
      const preview = await previewImport(actor, { importId: params.importId, reading: body })
      const problems = preview.problems.map(({ line, reason }) => ({
        line,
        reason: sayInEnglish(reason),
        codes: codesOf(reason),
      }))
      return { ...preview, problems }
    },
  }),
  route({
    method: 'POST',
    path: '/imports/{importId}/start',
    resource: 'imports',
    scope: 'prompts:write',
    role: 'admin',
    summary: 'Start an import',
    about: 'A worker reads the file. Starting it twice starts it once; importing a file twice adds nothing.',
    body: ImportSettings.strict(),
    example: { promptSet: 'From a file', licence: 'CC-BY-4.0' },
    answer: Began,
    status: 201,
    handle: ({ actor, params, body }) => startImport(actor, { importId: params.importId, settings: body }),
  }),
  route({
    method: 'GET',
    path: '/imports/{importId}',
    resource: 'imports',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'Read how far an import is',
    answer: z.object({
      id: Id,
      status: z.string(),
      fileName: z.string(),
      bytes: z.number().int(),
      bytesRead: z.number().int(),
      etaMs: z.number().nullable(),
      counts: z.partialRecord(z.enum(IMPORT_COUNTS), z.number().int()),
      outcome: z.string().nullable(),
      outcomeCodes: Codes,
      createdAt: Time,
      finishedAt: Time.nullable(),
    }),
    handle: async ({ actor, params }) =>
      outcomeInWords(await getImport(actor, { importId: params.importId })),
  }),
  route({
    method: 'POST',
    path: '/imports/{importId}/undo',
    resource: 'imports',
    scope: 'prompts:write',
    role: 'admin',
    summary: 'Take an import back',
    about: 'What has been used since stays.',
    answer: z.object({ outcome: z.string(), outcomeCodes: Codes }),
    async handle({ actor, params }) {
      const { outcome } = await undoImport(actor, { importId: params.importId })
      return { outcome: sayInEnglish(outcome), outcomeCodes: codesOf(outcome) }
    },
  }),
]
