import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DemonstrationFilter, DemonstrationSubmission, DialogueTurns } from '../../schemas/demonstration'
import { pseudonym } from '../../services/datasets/pseudonym'
import { listDemonstrations } from '../../services/demonstrations/list-demonstrations'
import { submitDemonstration } from '../../services/demonstrations/submit-demonstration'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Split, Time } from '../shapes'

export const demonstrationRoutes = [
  route({
    method: 'GET',
    path: '/demonstrations',
    resource: 'demonstrations',
    scope: 'demonstrations:read',
    role: 'researcher',
    summary: 'List demonstrations',
    about: 'The newest first. Authors are pseudonyms. `turns` are all turns before the response.',
    query: z.strictObject({
      ...DemonstrationFilter.pick({ origin: true, search: true }).shape,
      ...PAGE_QUERY,
    }),
    answer: pageShape(
      z.object({
        id: Id,
        origin: z.string(),
        instruction: z.string(),
        turns: DialogueTurns,
        response: z.string(),
        taskType: z.string(),
        split: Split,
        promptTokens: z.number().int(),
        responseTokens: z.number().int(),
        author: z.string().nullable(),
        createdAt: Time,
      }),
    ),
    handle: async ({ actor, query }) =>
      asPage(
        await listDemonstrations(actor, { ...query, review: 'all' }),
        query.cursor,
        ({ author, ...row }) => ({
          ...row,
          author: author && pseudonym(author.id),
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/demonstrations',
    resource: 'demonstrations',
    scope: 'demonstrations:write',
    role: 'annotator',
    summary: 'Write a demonstration',
    about:
      'To a prompt of the training split, or with an instruction of your own. In a dialogue `between` holds the turns between the instruction and the response. The same `submissionKey` (a UUID) twice makes one demonstration.',
    body: DemonstrationSubmission.partial({ submissionKey: true, promptId: true }).strict(),
    example: { instruction: 'Name a fruit.', response: 'An apple is a fruit.' },
    answer: z.object({ demonstrationId: Id, isRepeat: z.boolean() }),
    status: 201,
    handle: ({ actor, body }) =>
      submitDemonstration(actor, {
        promptId: null,
        ...body,
        submissionKey: body.submissionKey ?? randomUUID(),
      }),
  }),
]
