/** The people of a project; admins only. */
import { z } from 'zod'
import { RoleName } from '../../schemas/project'
import { changeRole } from '../../services/members/change-role'
import { listMembers } from '../../services/members/list-members'
import { removeMember } from '../../services/members/remove-member'
import { projectProcedure, router } from '../trpc'

const Person = z.object({ userId: z.string().min(1) })

export const membersRouter = router({
  list: projectProcedure('admin').query(({ ctx }) => listMembers(ctx.actor)),
  changeRole: projectProcedure('admin')
    .input(Person.extend({ role: RoleName }))
    .mutation(({ ctx, input }) => changeRole(ctx.actor, input)),
  remove: projectProcedure('admin')
    .input(Person)
    .mutation(({ ctx, input }) => removeMember(ctx.actor, input.userId)),
})
