import { z } from 'zod'
import { AddPrompts, PromptFilter } from '../../schemas/prompt'
import { addPrompts } from '../../services/prompts/add-prompts'
import { getPrompt } from '../../services/prompts/get-prompt'
import { listPrompts } from '../../services/prompts/list-prompts'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Split, Time, VersionRef } from '../shapes'

const Prompt = z.object({
  id: Id,
  key: z.string().describe('Stable inside its set.'),
  text: z.string(),
  taskType: z.string(),
  tags: z.array(z.string()),
  split: Split,
  language: z.string(),
  promptSet: z.string(),
  withdrawnAt: Time.nullable(),
  demonstrations: z.number().int(),
  completions: z.number().int(),
  rankingTasks: z.number().int(),
})

const Counts = z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() })

export const promptRoutes = [
  route({
    method: 'GET',
    path: '/prompts',
    resource: 'prompts',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'List prompts',
    query: z.strictObject({
      ...PromptFilter.pick({ search: true }).shape,
      split: Split.optional(),
      taskType: z.string().max(64).optional(),
      ...PAGE_QUERY,
    }),
    answer: pageShape(Prompt),
    handle: async ({ actor, query }) => asPage(await listPrompts(actor, query), query.cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/prompts/{promptId}',
    resource: 'prompts',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'Read a prompt',
    about: 'With its latest demonstrations and completions.',
    answer: z.object({
      ...Prompt.omit({ promptSet: true }).shape,
      createdAt: Time,
      promptSet: z.object({ name: z.string(), source: z.string(), licence: z.string() }),
      latest: z.object({
        demonstrations: z.array(z.object({ id: Id, origin: z.string(), response: z.string() })),
        completions: z.array(
          z.object({
            id: Id,
            text: z.string(),
            finishReason: z.string(),
            modelVersion: VersionRef.nullable(),
          }),
        ),
      }),
    }),
    async handle({ actor, params }) {
      const { demonstrations, completions, _count, ...prompt } = await getPrompt(actor, {
        promptId: params.promptId,
      })
      return { ...prompt, ..._count, latest: { demonstrations, completions } }
    },
  }),
  route({
    method: 'POST',
    path: '/prompts',
    resource: 'prompts',
    scope: 'prompts:write',
    role: 'admin',
    summary: 'Add prompts',
    about:
      'One prompt a line. Lines that are prompts of the project already are left out. For everything else: imports.',
    body: AddPrompts.strict(),
    example: { text: 'Write a story about a dog.\nExplain why the sky is blue.', taskType: 'story' },
    answer: z.object({
      added: z.number().int(),
      known: z.number().int().describe('Lines that were a prompt already, or twice in the text.'),
      bySplit: Counts,
    }),
    status: 201,
    handle: ({ actor, body }) => addPrompts(actor, body),
  }),
]
