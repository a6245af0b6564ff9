import { z } from 'zod'
import {
  ComparePromptSet,
  FreezePromptSet,
  PROMPT_FIELDS,
  ReadPromptSet,
  VERSION_REASONS,
} from '../../schemas/prompt-set'
import { compareVersions } from '../../services/prompt-sets/compare-versions'
import { freezePromptSet } from '../../services/prompt-sets/freeze-set'
import { listVersions } from '../../services/prompt-sets/list-versions'
import { readVersion } from '../../services/prompt-sets/read-version'
import { summarisePrompts } from '../../services/prompts/list-prompts'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageOfAll, pageShape, Split, Time } from '../shapes'

const Count = z.number().int()
const Hash = z.string().describe('SHA-256, in hexadecimal.')

const State = z.object({
  text: z.string(),
  turns: z.array(z.object({ role: z.string(), content: z.string() })).nullable(),
  taskType: z.string(),
  tags: z.array(z.string()),
  split: Split,
  language: z.string(),
  licence: z.string(),
  isWithdrawn: z.boolean(),
})

/** Pages in the order of keys: the cursor is a key. */
const keyPage = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable() })

export const promptSetRoutes = [
  route({
    method: 'GET',
    path: '/prompt-sets',
    resource: 'prompt-sets',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'List prompt sets',
    query: z.strictObject(PAGE_QUERY),
    answer: pageShape(
      z.object({
        id: Id,
        name: z.string(),
        description: z.string(),
        source: z.string(),
        licence: z.string(),
        prompts: Count,
      }),
    ),
    handle: async ({ actor, query }) =>
      asPage(pageOfAll((await summarisePrompts(actor)).sets, query), query.cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/prompt-sets/{promptSetId}/versions',
    resource: 'prompt-sets',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'List the versions of a prompt set',
    about: 'The newest first. A version never changes; its hash names its content.',
    query: z.strictObject(PAGE_QUERY),
    answer: pageShape(
      z.object({
        id: Id,
        number: Count,
        hash: Hash,
        prompts: Count,
        reason: z.enum(VERSION_REASONS),
        note: z.string(),
        createdAt: Time,
      }),
    ),
    handle: async ({ actor, params, query }) => {
      const { versions } = await listVersions(actor, { promptSetId: params.promptSetId })
      return asPage(pageOfAll(versions, query), query.cursor, (row) => row)
    },
  }),
  route({
    method: 'POST',
    path: '/prompt-sets/{promptSetId}/versions',
    resource: 'prompt-sets',
    scope: 'prompts:write',
    role: 'researcher',
    summary: 'Freeze a prompt set',
    about: 'As its next version. When nothing changed since the latest one, that one is the answer.',
    body: FreezePromptSet.pick({ note: true }).strict(),
    example: { note: 'as used in the paper' },
    answer: z.object({
      number: Count,
      hash: Hash,
      prompts: Count,
      isNew: z.boolean().describe('False: nothing changed since this version.'),
    }),
    status: 201,
    handle: ({ actor, params, body }) => freezePromptSet(actor, { ...body, promptSetId: params.promptSetId }),
  }),
  route({
    method: 'GET',
    path: '/prompt-sets/{promptSetId}/prompts',
    resource: 'prompt-sets',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'Read the prompts of a version',
    about: 'Without `version` as they are now. In the order of their keys.',
    query: ReadPromptSet.omit({ promptSetId: true }).strict(),
    answer: keyPage(State.extend({ key: z.string(), hash: Hash })),
    handle: async ({ actor, params, query }) => {
      const { rows, nextCursor } = await readVersion(actor, { ...query, promptSetId: params.promptSetId })
      return { data: rows, nextCursor }
    },
  }),
  route({
    method: 'GET',
    path: '/prompt-sets/{promptSetId}/differences',
    resource: 'prompt-sets',
    scope: 'prompts:read',
    role: 'researcher',
    summary: 'Compare two versions of a prompt set',
    about: 'Without `to` with the set as it is now.',
    query: ComparePromptSet.omit({ promptSetId: true }).strict(),
    answer: keyPage(
      z.object({
        key: z.string(),
        before: State.nullable().describe('Null for a prompt that was added.'),
        after: State.nullable().describe('Null for one that was removed.'),
        fields: z.array(z.enum(PROMPT_FIELDS)).describe('What differs, when it is in both.'),
      }),
    ).extend({
      added: Count,
      removed: Count,
      changed: Count,
      fields: z.record(z.enum(PROMPT_FIELDS), Count).describe('How many of the changed differ in it.'),
    }),
    handle: async ({ actor, params, query }) => {
      const { rows, ...rest } = await compareVersions(actor, { ...query, promptSetId: params.promptSetId })
      return { data: rows, ...rest }
    },
  }),
]
