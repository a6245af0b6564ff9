/** Keys of programs; what they open is in `server/rest`. */
import { ApiKeyId, NewApiKey } from '../../schemas/api-key'
import { createApiKey } from '../../services/api-keys/create-key'
import { listApiKeys } from '../../services/api-keys/list-keys'
import { revokeApiKey } from '../../services/api-keys/revoke-key'
import { projectProcedure, router } from '../trpc'

const admin = projectProcedure('admin')

export const apiKeysRouter = router({
  list: admin.query(({ ctx }) => listApiKeys(ctx.actor)),
  create: admin.input(NewApiKey).mutation(({ ctx, input }) => createApiKey(ctx.actor, input)),
  revoke: admin.input(ApiKeyId).mutation(({ ctx, input }) => revokeApiKey(ctx.actor, input)),
})
