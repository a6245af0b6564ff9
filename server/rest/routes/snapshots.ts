import { z } from 'zod'
import { ExportRequest } from '../../schemas/export'
import { SNAPSHOT_KINDS, SnapshotFilter, TakeSnapshot } from '../../schemas/snapshot'
import { compareSnapshots } from '../../services/datasets/compare-snapshots'
import { exportFile, MEDIA_TYPES } from '../../services/datasets/export-file'
import { listSnapshots } from '../../services/datasets/list-snapshots'
import { requireSnapshot } from '../../services/datasets/require-snapshot'
import { takeSnapshot } from '../../services/datasets/take-snapshot'
import { verifySnapshot } from '../../services/datasets/verify-snapshot'
import { attachment } from '../attachment'
import { downloadRoute, route } from '../route'
import { asPage, Id, PAGE_QUERY, pageOfAll, pageShape, SetVersion, Time } from '../shapes'

const Snapshot = z.object({
  id: Id,
  kind: z.enum([...SNAPSHOT_KINDS, 'prompts']),
  hash: z.string().describe('SHA-256 of its bytes; names it as well as its id does.'),
  name: z.string().describe('Empty for those that runs took.'),
  rows: z.number().int(),
})

/** In names; people by pseudonym. */
const Filter = SnapshotFilter.omit({ promptSetIds: true, personIds: true, modelVersionIds: true }).extend({
  from: Time.nullable(),
  until: Time.nullable(),
  promptSets: z.array(z.string()),
  people: z.array(z.object({ pseudonym: z.string() })),
  modelVersions: z.array(z.string()),
})

const RecordGroup = z.object({
  records: z.number().int(),
  bySplit: z.record(z.string(), z.number().int()),
  byPerson: z.record(z.string(), z.number().int()).describe('By pseudonym.'),
  examples: z.array(z.object({ id: z.string(), prompt: z.string() })),
})

export const snapshotRoutes = [
  route({
    method: 'GET',
    path: '/snapshots',
    resource: 'snapshots',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'List dataset snapshots',
    about: 'The newest first, with the runs that used them.',
    query: z.strictObject(PAGE_QUERY),
    answer: pageShape(
      Snapshot.extend({
        filter: z.unknown(),
        createdAt: Time,
        promptSets: z.array(SetVersion).describe('The versions of prompt sets that its rows are about.'),
        runs: z.array(z.object({ id: Id })),
      }),
    ),
    handle: async ({ actor, query }) =>
      asPage(pageOfAll(await listSnapshots(actor), query), query.cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/snapshots/{snapshotId}',
    resource: 'snapshots',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Read a snapshot and its card',
    answer: Snapshot.extend({ card: z.string().describe('Markdown with Hugging Face’s YAML.') }),
    handle: ({ actor, params }) => requireSnapshot(actor, params.snapshotId),
  }),
  route({
    method: 'POST',
    path: '/snapshots',
    resource: 'snapshots',
    scope: 'snapshots:write',
    role: 'researcher',
    summary: 'Take a snapshot',
    about:
      'Freezes what the filter finds. It never changes, and a run can be trained on it. `minAgreement` is the least share of pairs of answers on which the people who ranked the same answers, as far as the rest of the filter finds their rankings, must agree; a tie against a preference counts half.',
    body: TakeSnapshot.strict(),
    example: { kind: 'demonstrations', name: 'first' },
    answer: z.object({ snapshotId: Id, hash: z.string(), rows: z.number().int() }),
    status: 201,
    handle: ({ actor, body }) => takeSnapshot(actor, body),
  }),
  route({
    method: 'POST',
    path: '/snapshots/{snapshotId}/verification',
    resource: 'snapshots',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Take a snapshot again and compare',
    about: 'Says whether the same filter still gives the same bytes. Writes nothing.',
    answer: z.object({ isSame: z.boolean(), rows: z.number().int() }),
    handle: ({ actor, params }) => verifySnapshot(actor, { snapshotId: params.snapshotId }),
  }),
  route({
    method: 'GET',
    path: '/snapshots/{snapshotId}/differences',
    resource: 'snapshots',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Compare two snapshots',
    about: 'Which records only one of them has, and which are in both and no longer the same.',
    query: z.strictObject({ with: Id.describe('The other snapshot, of the same kind.') }),
    answer: z.object({
      kind: z.enum(SNAPSHOT_KINDS),
      filters: z.object({ here: Filter, there: Filter }).describe('By which filter each was taken.'),
      same: z.number().int(),
      changed: RecordGroup,
      onlyHere: RecordGroup,
      onlyThere: RecordGroup,
    }),
    handle: ({ actor, params, query }) =>
      compareSnapshots(actor, { snapshotId: params.snapshotId, otherId: query.with }),
  }),
  downloadRoute({
    method: 'GET',
    path: '/export',
    resource: 'snapshots',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Export a dataset',
    about: 'Of what there is now, or of a snapshot, streamed in the format of your choice.',
    query: ExportRequest.strict(),
    mediaTypes: [...MEDIA_TYPES],
    async handle({ actor, query }) {
      const { stream, ...file } = await exportFile(actor, query)
      return attachment(stream, file)
    },
  }),
]
