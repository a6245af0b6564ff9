import { z } from 'zod'
import { ApiScope } from '../../schemas/api-key'
import { readProject } from '../../services/projects/read-project'
import { route } from '../route'
import { Id } from '../shapes'

export const keyRoutes = [
  route({
    method: 'GET',
    path: '/key',
    resource: 'key',
    scope: null,
    role: 'annotator',
    summary: 'Read what your key is',
    about: 'The project it opens and what it may do there. A way to find out whether a key works.',
    answer: z.object({
      name: z.string(),
      scopes: z.array(ApiScope),
      rateLimit: z.number().int().describe('Requests a minute.'),
      project: z.object({ id: Id, name: z.string() }),
    }),
    async handle({ actor, key }) {
      const { id, name } = await readProject(actor)
      return { name: key.name, scopes: [...key.scopes], rateLimit: key.rateLimit, project: { id, name } }
    },
  }),
]
