/**
 * The one command: `node scripts/up.mjs start | dev | test | demo [arguments]`.
 *
 * This file must be readable by any Node that knows modules, so that an old one gets a sentence instead of a syntax
 * error: no optional chaining, no `node:` imports, no top-level await. Everything else is imported after the check.
 */
import { isSupportedNode, unsupportedNodeSentence } from './lib/node-version.mjs'

const MODES = {
  start: () => import('./modes/start.mjs'),
  dev: () => import('./modes/start.mjs'),
  test: () => import('./modes/test.mjs'),
  demo: () => import('./modes/demo.mjs'),
}

function main() {
  if (!isSupportedNode(process.versions.node)) {
    console.error(unsupportedNodeSentence(process.versions.node))
    process.exit(1)
  }
  const mode = process.argv[2]
  if (!Object.hasOwn(MODES, mode)) {
    console.error(`Usage: node scripts/up.mjs ${Object.keys(MODES).join(' | ')} [arguments]`)
    process.exit(2)
  }
  import('./lib/run-mode.mjs').then(({ runMode }) =>
    runMode(MODES[mode], { mode, args: process.argv.slice(3) }),
  )
}

main()
