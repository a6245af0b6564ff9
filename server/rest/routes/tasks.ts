import { z } from 'zod'
import { SkipReason } from '../../schemas/ranking'
import { extendLease } from '../../services/rankings/extend-lease'
import { nextTask } from '../../services/rankings/next-task'
import { getTask, listTasks } from '../../services/rankings/read-tasks'
import { skipTask } from '../../services/rankings/skip-task'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Split, Time } from '../shapes'

const TaskStatus = z.enum(['open', 'done'])
const Text = z.object({ id: Id, text: z.string() })
const Task = z.object({
  id: Id,
  status: TaskStatus,
  overlap: z.number().int().describe('How many different people rank it.'),
  rankings: z.number().int(),
  runId: Id.nullable(),
  createdAt: Time,
  prompt: z.object({ id: Id, text: z.string(), split: Split }),
  completions: z.array(Text),
})

export const taskRoutes = [
  route({
    method: 'GET',
    path: '/tasks',
    resource: 'tasks',
    scope: 'tasks:read',
    role: 'researcher',
    summary: 'List ranking tasks',
    query: z.strictObject({ status: TaskStatus.optional(), ...PAGE_QUERY }),
    answer: pageShape(Task),
    handle: async ({ actor, query: { limit, cursor, ...filter } }) =>
      asPage(await listTasks(actor, filter, { limit, cursor }), cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/tasks/{taskId}',
    resource: 'tasks',
    scope: 'tasks:read',
    role: 'researcher',
    summary: 'Read a ranking task',
    answer: Task,
    handle: ({ actor, params }) => getTask(actor, params.taskId),
  }),
  route({
    method: 'POST',
    path: '/tasks/lease',
    resource: 'tasks',
    scope: 'rankings:write',
    role: 'annotator',
    summary: 'Lease the next task to rank',
    about:
      'For fifteen minutes, in the name of the key’s maker; asking again gives the same task until it is ranked or skipped. `task` is null when nothing is left.',
    answer: z.object({
      task: z
        .object({
          taskId: Id,
          prompt: z.object({ promptId: Id, text: z.string(), taskType: z.string(), language: z.string() }),
          completions: z.array(Text).describe('In the order in which they are shown.'),
          leasedUntil: Time,
        })
        .nullable(),
    }),
    handle: async ({ actor }) => ({ task: await nextTask(actor) }),
  }),
  route({
    method: 'POST',
    path: '/tasks/{taskId}/heartbeat',
    resource: 'tasks',
    scope: 'rankings:write',
    role: 'annotator',
    summary: 'Keep a lease for fifteen minutes more',
    answer: z.object({ leasedUntil: Time }),
    handle: ({ actor, params }) => extendLease(actor, { taskId: params.taskId }),
  }),
  route({
    method: 'POST',
    path: '/tasks/{taskId}/skip',
    resource: 'tasks',
    scope: 'rankings:write',
    role: 'annotator',
    summary: 'Give a task back with a reason',
    body: z.strictObject({ reason: SkipReason }),
    example: { reason: 'cannot-judge' },
    answer: z.object({ skipped: z.literal(true) }),
    async handle({ actor, params, body }) {
      await skipTask(actor, { taskId: params.taskId, reason: body.reason })
      return { skipped: true as const }
    },
  }),
]
