/**
 * What `npm test -- …` asks for. Nothing named: everything. No effects.
 */

/** Suites that Vitest runs, each a project in `vitest.config.ts`. */
export const VITEST_SUITES = ['unit', 'architecture', 'integration', 'learning']
const BROWSER_SUITES = ['e2e', 'browser']

/**
 * @param {string[]} args suite names, test files, and options for the runners
 * @returns {{ vitest: { suites: string[], args: string[] } | undefined, browser: { args: string[] } | undefined }}
 *   a runner that has nothing to do is undefined; options go to every runner that runs
 */
export function parseTestRequest(args) {
  const suites = args.filter((arg) => VITEST_SUITES.includes(arg))
  const isBrowserFile = (arg) => arg.startsWith('tests/e2e') || /\.spec\.tsx?(:\d+)?$/.test(arg)
  const rest = args.filter((arg) => !suites.includes(arg) && !BROWSER_SUITES.includes(arg))
  const browserFiles = rest.filter(isBrowserFile)
  const files = rest.filter((arg) => !isBrowserFile(arg) && !arg.startsWith('-'))
  const options = rest.filter((arg) => arg.startsWith('-'))

  const namesBrowser = browserFiles.length > 0 || args.some((arg) => BROWSER_SUITES.includes(arg))
  const namesVitest = suites.length > 0 || files.length > 0
  const everything = !namesBrowser && !namesVitest
  return {
    vitest:
      namesVitest || everything
        ? { suites: suites.length > 0 ? suites : VITEST_SUITES, args: [...files, ...options] }
        : undefined,
    browser: namesBrowser || everything ? { args: [...browserFiles, ...options] } : undefined,
  }
}
