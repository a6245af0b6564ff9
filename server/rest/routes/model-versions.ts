import { z } from 'zod'
import { downloadModel, TAR } from '../../services/models/download-model'
import { getModel } from '../../services/models/get-model'
import { listModels } from '../../services/models/list-models'
import { downloadRoute, route } from '../route'
import { asPage, Id, PAGE_QUERY, pageOfAll, pageShape, Time, VersionRef } from '../shapes'
import { stableDownload } from '../stable-download'

const Version = VersionRef.extend({
  parameters: z.number().int(),
  weightsSha256: z.string(),
  metrics: z.record(z.string(), z.unknown()),
  notes: z.string(),
  isPromoted: z.boolean(),
  retiredAt: Time.nullable(),
  createdAt: Time,
  parents: z.array(z.object({ role: z.string(), parent: VersionRef })),
  completions: z.number().int(),
  runId: Id.nullable(),
})

export const modelVersionRoutes = [
  route({
    method: 'GET',
    path: '/model-versions',
    resource: 'model-versions',
    scope: 'models:read',
    role: 'researcher',
    summary: 'List model versions',
    about: 'The newest first.',
    query: z.strictObject({ kind: VersionRef.shape.kind.optional(), ...PAGE_QUERY }),
    answer: pageShape(Version),
    async handle({ actor, query: { kind, ...page } }) {
      const all = (await listModels(actor)).filter((version) => kind === undefined || version.kind === kind)
      return asPage(pageOfAll(all, page), page.cursor, ({ run, ...version }) => ({
        ...version,
        runId: run?.id ?? null,
      }))
    },
  }),
  route({
    method: 'GET',
    path: '/model-versions/{modelVersionId}',
    resource: 'model-versions',
    scope: 'models:read',
    role: 'researcher',
    summary: 'Read a model version',
    about: 'With its configuration and its card.',
    answer: Version.extend({
      config: z.record(z.string(), z.unknown()),
      seed: z.number().int().nullable(),
      commit: z.string().nullable(),
      datasetHash: z.string().nullable(),
      bytes: z.number().int(),
      card: z.string().describe('Markdown with Hugging Face’s YAML.'),
    }),
    async handle({ actor, params }) {
      const { run, ...version } = await getModel(actor, { modelId: params.modelVersionId })
      return { ...version, runId: run?.id ?? null }
    },
  }),
  downloadRoute({
    method: 'GET',
    path: '/model-versions/{modelVersionId}/files',
    resource: 'model-versions',
    scope: 'models:read',
    role: 'researcher',
    summary: 'Download a model version',
    about: 'A tar archive of a Hugging Face folder.',
    mediaTypes: [TAR],
    isRanged: true,
    handle: async ({ actor, params, request }) =>
      stableDownload(request, await downloadModel(actor, { modelId: params.modelVersionId })),
  }),
]
