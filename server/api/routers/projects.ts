/** Projects: one's own list, a new one, the frame, the details, the home page. */
import { z } from 'zod'
import { NewProject, ProjectDetails } from '../../schemas/project'
import { readLoopState } from '../../services/home/loop-state'
import { readOwnProgress } from '../../services/home/own-progress'
import { readOwnQueue } from '../../services/home/own-queue'
import { readLeaderboard } from '../../services/home/read-leaderboard'
import { canCreateProject } from '../../services/projects/can-create-project'
import { countWaiting } from '../../services/projects/count-waiting'
import { createProject } from '../../services/projects/create-project'
import { listProjects } from '../../services/projects/list-projects'
import { readProject } from '../../services/projects/read-project'
import { readShell } from '../../services/projects/read-shell'
import { updateProject } from '../../services/projects/update-project'
import { projectProcedure, router, signedInProcedure } from '../trpc'

export const projectsRouter = router({
  list: signedInProcedure.query(({ ctx }) => listProjects(ctx.userId)),
  canCreate: signedInProcedure.query(({ ctx }) => canCreateProject(ctx.userId)),
  create: signedInProcedure.input(NewProject).mutation(({ ctx, input }) => createProject(ctx.userId, input)),
  shell: projectProcedure('annotator').query(({ ctx }) => readShell(ctx.actor)),
  waiting: projectProcedure('annotator').query(({ ctx }) => countWaiting(ctx.actor)),
  read: projectProcedure('annotator').query(({ ctx }) => readProject(ctx.actor)),
  ownQueue: projectProcedure('annotator').query(({ ctx }) => readOwnQueue(ctx.actor)),
  ownProgress: projectProcedure('annotator')
    .input(z.object({ since: z.date() }))
    .query(({ ctx, input }) => readOwnProgress(ctx.actor, input)),
  leaderboard: projectProcedure('annotator').query(({ ctx }) => readLeaderboard(ctx.actor)),
  loopState: projectProcedure('researcher').query(({ ctx }) => readLoopState(ctx.actor)),
  update: projectProcedure('admin')
    .input(ProjectDetails)
    .mutation(({ ctx, input }) => updateProject(ctx.actor, input)),
})
