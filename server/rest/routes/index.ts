/** Every route, in the order of the documentation. */
import type { Route } from '../route'
import { completionRoutes } from './completions'
import { demonstrationRoutes } from './demonstrations'
import { exportRoutes } from './exports'
import { importRoutes } from './imports'
import { keyRoutes } from './key'
import { modelVersionRoutes } from './model-versions'
import { promptSetRoutes } from './prompt-sets'
import { promptRoutes } from './prompts'
import { rankingRoutes } from './rankings'
import { runRoutes } from './runs'
import { snapshotRoutes } from './snapshots'
import { taskRoutes } from './tasks'

export const ROUTES: readonly Route[] = [
  ...keyRoutes,
  ...promptRoutes,
  ...promptSetRoutes,
  ...importRoutes,
  ...demonstrationRoutes,
  ...taskRoutes,
  ...rankingRoutes,
  ...completionRoutes,
  ...snapshotRoutes,
  ...exportRoutes,
  ...runRoutes,
  ...modelVersionRoutes,
]
