/** The whole API: one line per noun. Each router lives in `routers/<noun>.ts`. */
import { datasetsRouter } from './routers/datasets'
import { router } from './trpc'

export const appRouter = router({
  datasets: datasetsRouter,
})

export type AppRouter = typeof appRouter
