import { z } from 'zod'
import { Ratings } from '../../schemas/aspect'
import { RankedItem, RankingCorrection, RankingSubmission, SpanMark } from '../../schemas/ranking'
import { correctRanking } from '../../services/rankings/correct-ranking'
import { getRanking, listRankings } from '../../services/rankings/read-rankings'
import { submitRanking } from '../../services/rankings/submit-ranking'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Time } from '../shapes'

const Ranking = z.object({
  id: Id,
  taskId: Id,
  promptId: Id,
  annotator: z.string().describe('A pseudonym.'),
  isSimulated: z.boolean(),
  items: z.array(
    RankedItem.extend({ flags: z.array(z.string()), ratings: Ratings, marks: z.array(SpanMark) }),
  ),
  displayOrder: z.array(Id),
  degree: z.number().int().nullable(),
  note: z.string(),
  activeMs: z.number().int(),
  revision: z.number().int(),
  createdAt: Time,
  revisedAt: Time.nullable(),
})

export const rankingRoutes = [
  route({
    method: 'GET',
    path: '/rankings',
    resource: 'rankings',
    scope: 'rankings:read',
    role: 'researcher',
    summary: 'List rankings',
    about: 'The newest first. Rank 1 is best, equal ranks are a tie.',
    query: z.strictObject({ taskId: Id.optional(), ...PAGE_QUERY }),
    answer: pageShape(Ranking),
    handle: async ({ actor, query: { limit, cursor, ...filter } }) =>
      asPage(await listRankings(actor, filter, { limit, cursor }), cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/rankings/{rankingId}',
    resource: 'rankings',
    scope: 'rankings:read',
    role: 'researcher',
    summary: 'Read a ranking',
    answer: Ranking,
    handle: ({ actor, params }) => getRanking(actor, params.rankingId),
  }),
  route({
    method: 'POST',
    path: '/rankings',
    resource: 'rankings',
    scope: 'rankings:write',
    role: 'annotator',
    summary: 'Rank a leased task',
    about: 'One item for every completion of the task; ranks are dense. Sending it twice makes one ranking.',
    body: RankingSubmission.strict(),
    example: {
      taskId: 'a-task',
      items: [
        { completionId: 'the-better-one', rank: 1 },
        { completionId: 'the-worse-one', rank: 2 },
      ],
    },
    answer: z.object({ rankingId: Id, isRepeat: z.boolean() }),
    status: 201,
    handle: ({ actor, body }) => submitRanking(actor, body),
  }),
  route({
    method: 'POST',
    path: '/rankings/{rankingId}/corrections',
    resource: 'rankings',
    scope: 'rankings:write',
    role: 'annotator',
    summary: 'Correct your own ranking',
    about: 'Earlier revisions are kept. `revision` is the one that the correction was made from.',
    body: RankingCorrection.omit({ rankingId: true }).strict(),
    example: { revision: 1, items: [{ completionId: 'a-completion', rank: 1 }] },
    answer: z.object({ revision: z.number().int() }),
    status: 201,
    handle: ({ actor, params, body }) => correctRanking(actor, { ...body, rankingId: params.rankingId }),
  }),
]
