/** Links that let one person join a project: made by admins, opened by anybody who has one. */
import { z } from 'zod'
import { NewAccount } from '../../schemas/account'
import { LinkSecret, NewInvitation } from '../../schemas/project'
import { createInvitation } from '../../services/invitations/create-invitation'
import { joinAsNew } from '../../services/invitations/join-as-new'
import { joinWithAccount } from '../../services/invitations/join-with-account'
import { listInvitations } from '../../services/invitations/list-invitations'
import { readInvitation } from '../../services/invitations/read-invitation'
import { revokeInvitation } from '../../services/invitations/revoke-invitation'
import { projectProcedure, publicProcedure, router, signedInProcedure } from '../trpc'

const Secret = z.object({ secret: LinkSecret })

export const invitationsRouter = router({
  list: projectProcedure('admin').query(({ ctx }) => listInvitations(ctx.actor)),
  create: projectProcedure('admin')
    .input(NewInvitation)
    .mutation(({ ctx, input }) => createInvitation(ctx.actor, input)),
  revoke: projectProcedure('admin')
    .input(z.object({ invitationId: z.string().min(1) }))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.actor, input.invitationId)),
  read: publicProcedure.input(Secret).query(({ input }) => readInvitation(input.secret)),
  join: signedInProcedure
    .input(Secret)
    .mutation(({ ctx, input }) => joinWithAccount(ctx.userId, input.secret)),
  joinAsNew: publicProcedure
    .input(Secret.extend({ account: NewAccount }))
    .mutation(({ input }) => joinAsNew(input.secret, input.account)),
})
