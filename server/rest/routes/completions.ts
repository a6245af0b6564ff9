import { z } from 'zod'
import { getCompletion, listCompletions } from '../../services/completions/read-completions'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Time, VersionRef } from '../shapes'

const Completion = z.object({
  id: Id,
  promptId: Id,
  runId: Id.nullable(),
  text: z.string(),
  finishReason: z.string(),
  settings: z.unknown().describe('Sampling settings: temperature, topP, topK, maxTokens.'),
  seed: z.number().int(),
  modelVersion: VersionRef.nullable(),
  sourceModel: z.string().nullable().describe('What wrote an imported one, in the file’s words.'),
  stars: z
    .object({ stars: z.number(), standardError: z.number(), rankings: z.number().int() })
    .nullable()
    .describe('0 to 5, estimated from rankings.'),
  scores: z.array(z.object({ rewardModelId: Id, score: z.number() })),
  createdAt: Time,
})

export const completionRoutes = [
  route({
    method: 'GET',
    path: '/completions',
    resource: 'completions',
    scope: 'completions:read',
    role: 'researcher',
    summary: 'List completions',
    about: 'The newest first.',
    query: z.strictObject({
      promptId: Id.optional(),
      modelVersionId: Id.optional(),
      runId: Id.optional(),
      ...PAGE_QUERY,
    }),
    answer: pageShape(Completion),
    handle: async ({ actor, query: { limit, cursor, ...filter } }) =>
      asPage(await listCompletions(actor, filter, { limit, cursor }), cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/completions/{completionId}',
    resource: 'completions',
    scope: 'completions:read',
    role: 'researcher',
    summary: 'Read a completion',
    answer: Completion.extend({ tokenIds: z.array(z.number().int()) }),
    handle: ({ actor, params }) => getCompletion(actor, params.completionId),
  }),
]
