/** The very first person. Public: whoever has the one-time secret is the one who started Laurel. */
import { z } from 'zod'
import { NewAccount } from '../../schemas/account'
import { LinkSecret } from '../../schemas/project'
import { createFirstAdmin } from '../../services/setup/create-first-admin'
import { isSetupLinkValid } from '../../services/setup/is-setup-link-valid'
import { isSetupNeeded } from '../../services/setup/is-setup-needed'
import { publicProcedure, router } from '../trpc'

export const setupRouter = router({
  isNeeded: publicProcedure.query(() => isSetupNeeded()),
  isLinkValid: publicProcedure
    .input(z.object({ secret: LinkSecret }))
    .query(({ input }) => isSetupLinkValid(input.secret)),
  createAdmin: publicProcedure
    .input(z.object({ secret: LinkSecret, account: NewAccount }))
    .mutation(({ input }) => createFirstAdmin(input.secret, input.account)),
})
