/**
 * The command line by which the Prisma CLI starts a schema engine, parsed. No effects.
 */

/** Options that take a value we have no use for. */
const IGNORED_WITH_VALUE = ['--enabled-preview-features', '--extension-types', '--shadow-database']

/**
 * @param {string[]} argv
 * @returns {{ version: boolean, datamodels: string[], databaseUrl: string | undefined, command: string | undefined }}
 *   `command` is set for one-shot calls (`cli create-database`), absent for a JSON-RPC session.
 */
export function parseEngineArguments(argv) {
  /** @type {ReturnType<typeof parseEngineArguments>} */
  const parsed = { version: false, datamodels: [], databaseUrl: undefined, command: undefined }
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i]
    if (argument === '--version') parsed.version = true
    else if (argument === '--datamodels' || argument === '-d') parsed.datamodels.push(argv[++i])
    else if (argument === '--datasource') parsed.databaseUrl = JSON.parse(argv[++i]).url
    else if (argument === 'cli') parsed.command = argv[++i]
    else if (IGNORED_WITH_VALUE.includes(argument)) i++
  }
  return parsed
}
