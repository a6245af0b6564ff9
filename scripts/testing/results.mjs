/**
 * The outcome of test runs, in one shape for all runners, and the last lines of `npm test`. No effects.
 */

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {string[]} failures one name each
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * @param {Results[]} results
 * @returns {Results}
 */
export function addResults(results) {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
    skipped: results.flatMap(({ skipped }) => skipped),
  }
}

/**
 * A runner that ended badly although no test failed has failed all the same: a file that could not be loaded, an error
 * outside of any test, a crash.
 * @param {string} runner
 * @param {Results | undefined} results what it wrote down, if it came to that
 * @param {number} exitCode
 * @returns {Results}
 */
export function withExitCode(runner, results, exitCode) {
  const known = results ?? { passed: 0, failures: [], skipped: [] }
  if (results && (exitCode === 0 || results.failures.length > 0)) return known
  return { ...known, failures: [...known.failures, `${runner} ended with code ${exitCode}`] }
}

/**
 * @param {Results} results
 * @returns {string} "N passed, N failed", and the skipped ones when there are any
 */
export function summaryLine({ passed, failures, skipped }) {
  const line = `${passed} passed, ${failures.length} failed`
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line
}

/**
 * Nothing tested is not a success.
 * @param {Results} results
 */
export function exitCodeFor({ passed, failures }) {
  return failures.length === 0 && passed > 0 ? 0 : 1
}

/**
 * @param {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} report Playwright's JSON report
 * @returns {Results}
 */
export function readPlaywrightReport(report) {
  const tests = (report.suites ?? []).flatMap((suite) => testsIn(suite, ''))
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failures: [
      ...tests.filter(({ status }) => status === 'unexpected').map(({ name }) => name),
      ...(report.errors ?? []).map(
        ({ message }) => `outside of any test: ${firstLine(message ?? 'an error')}`,
      ),
    ],
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ name, annotations }) => ({
        name,
        reason:
          annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ??
          'no reason given',
      })),
  }
}

/**
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: { title: string, tests: { status: string, annotations?: { type: string, description?: string }[] }[] }[] }} PlaywrightSuite
 */

/**
 * @param {PlaywrightSuite} suite
 * @param {string} above
 * @returns {{ name: string, status: string, annotations: { type: string, description?: string }[] }[]}
 */
function testsIn(suite, above) {
  const path = above ? `${above} › ${suite.title}` : suite.title
  return [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status, annotations = [] }) => ({
        name: `${path} › ${spec.title}`,
        status,
        annotations,
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, path)),
  ]
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0]
}
