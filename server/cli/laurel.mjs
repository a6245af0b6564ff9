#!/usr/bin/env node
/** `npx laurel …` in a checkout: the command line, run from its TypeScript. */
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
