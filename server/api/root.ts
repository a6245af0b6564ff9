/** The whole API: one line per noun. Each router lives in `routers/<noun>.ts`. */

import { arenaRouter } from './routers/arena'
import { datasetsRouter } from './routers/datasets'
import { demonstrationsRouter } from './routers/demonstrations'
import { preferencesRouter } from './routers/preferences'
import { rankingsRouter } from './routers/rankings'
import { router } from './trpc'

export const appRouter = router({
  rankings: rankingsRouter,
  preferences: preferencesRouter,
  demonstrations: demonstrationsRouter,
  arena: arenaRouter,
  datasets: datasetsRouter,
})

export type AppRouter = typeof appRouter
