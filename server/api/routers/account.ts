/** One's own account. Signing in and out is next-auth's, not ours. */
import { z } from 'zod'
import { ChangePassword, PersonName } from '../../schemas/account'
import { changePassword } from '../../services/account/change-password'
import { readAccount } from '../../services/account/read-account'
import { renameAccount } from '../../services/account/rename-account'
import { router, signedInProcedure } from '../trpc'

export const accountRouter = router({
  read: signedInProcedure.query(({ ctx }) => readAccount(ctx.userId)),
  rename: signedInProcedure
    .input(z.object({ name: PersonName }))
    .mutation(({ ctx, input }) => renameAccount(ctx.userId, input.name)),
  changePassword: signedInProcedure
    .input(ChangePassword)
    .mutation(({ ctx, input }) => changePassword(ctx.userId, input)),
})
