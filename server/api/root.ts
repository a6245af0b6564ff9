/** The whole API: one line per noun. Each router lives in `routers/<noun>.ts`. */
import { accountRouter } from './routers/account'
import { anatomyRouter } from './routers/anatomy'
import { annotationRouter } from './routers/annotation'
import { apiKeysRouter } from './routers/api-keys'
import { arenaRouter } from './routers/arena'
import { compareRouter } from './routers/compare'
import { datasetsRouter } from './routers/datasets'
import { demonstrationsRouter } from './routers/demonstrations'
import { exportsRouter } from './routers/exports'
import { importsRouter } from './routers/imports'
import { inferenceRouter } from './routers/inference'
import { invitationsRouter } from './routers/invitations'
import { membersRouter } from './routers/members'
import { modelServersRouter } from './routers/model-servers'
import { modelsRouter } from './routers/models'
import { practiceRouter } from './routers/practice'
import { preferencesRouter } from './routers/preferences'
import { projectsRouter } from './routers/projects'
import { promptSetsRouter } from './routers/prompt-sets'
import { promptsRouter } from './routers/prompts'
import { rankingsRouter } from './routers/rankings'
import { runsRouter } from './routers/runs'
import { screeningRouter } from './routers/screening'
import { setupRouter } from './routers/setup'
import { systemRouter } from './routers/system'
import { textsRouter } from './routers/texts'
import { tokensRouter } from './routers/tokens'
import { webhooksRouter } from './routers/webhooks'
import { router } from './trpc'

export const appRouter = router({
  setup: setupRouter,
  account: accountRouter,
  projects: projectsRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  demonstrations: demonstrationsRouter,
  annotation: annotationRouter,
  rankings: rankingsRouter,
  practice: practiceRouter,
  preferences: preferencesRouter,
  arena: arenaRouter,
  runs: runsRouter,
  models: modelsRouter,
  modelServers: modelServersRouter,
  compare: compareRouter,
  prompts: promptsRouter,
  promptSets: promptSetsRouter,
  screening: screeningRouter,
  imports: importsRouter,
  tokens: tokensRouter,
  anatomy: anatomyRouter,
  inference: inferenceRouter,
  system: systemRouter,
  datasets: datasetsRouter,
  exports: exportsRouter,
  texts: textsRouter,
  apiKeys: apiKeysRouter,
  webhooks: webhooksRouter,
})

export type AppRouter = typeof appRouter
