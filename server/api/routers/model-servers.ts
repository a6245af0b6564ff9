/** Servers that answer for the project beside its own model versions. */
import {
  ChangeModelServer,
  NewModelServer,
  NewRemoteModel,
  RemoteModelId,
  ServerId,
} from '../../schemas/model-server'
import { addServer } from '../../services/model-servers/add-server'
import { changeServer, removeServer } from '../../services/model-servers/change-server'
import { listServers } from '../../services/model-servers/list-servers'
import { lookUpModels, offerModel, withdrawModel } from '../../services/model-servers/remote-models'
import { projectProcedure, router } from '../trpc'

const admin = projectProcedure('admin')

export const modelServersRouter = router({
  list: admin.query(({ ctx }) => listServers(ctx.actor)),
  add: admin.input(NewModelServer).mutation(({ ctx, input }) => addServer(ctx.actor, input)),
  change: admin.input(ChangeModelServer).mutation(({ ctx, input }) => changeServer(ctx.actor, input)),
  remove: admin.input(ServerId).mutation(({ ctx, input }) => removeServer(ctx.actor, input.serverId)),
  lookUp: admin.input(ServerId).mutation(({ ctx, input }) => lookUpModels(ctx.actor, input.serverId)),
  offer: admin.input(NewRemoteModel).mutation(({ ctx, input }) => offerModel(ctx.actor, input)),
  withdraw: admin
    .input(RemoteModelId)
    .mutation(({ ctx, input }) => withdrawModel(ctx.actor, input.remoteModelId)),
})
