/**
 * The outcome of test runs, in one shape for all runners, and the last lines of `npm test`. No effects.
 */

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {string[]} failures one each: its name, and why in short
 * @property {{ name: string, reason: string }[]} skipped
 * @property {string[]} [retried] passed, but not at the first try: name and why that failed
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
    retried: results.flatMap(({ retried = [] }) => retried),
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
      ...tests.filter(({ status }) => status === 'unexpected').map(nameAndReason),
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
    retried: tests.filter(({ status }) => status === 'flaky').map(nameAndReason),
  }
}

/** @param {{ name: string, reason: string | undefined }} test */
const nameAndReason = ({ name, reason }) => (reason ? `${name}: ${reason}` : name)

/**
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: { title: string, tests: { status: string, annotations?: { type: string, description?: string }[], results?: { error?: { message?: string } }[] }[] }[] }} PlaywrightSuite
 */

/**
 * @param {PlaywrightSuite} suite
 * @param {string} above
 * @returns {{ name: string, status: string, reason: string | undefined, annotations: { type: string, description?: string }[] }[]}
 */
function testsIn(suite, above) {
  const path = above ? `${above} › ${suite.title}` : suite.title
  return [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status, annotations = [], results = [] }) => ({
        name: `${path} › ${spec.title}`,
        status,
        reason: shortReason(results.find(({ error }) => error?.message)?.error?.message),
        annotations,
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, path)),
  ]
}

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const REASON_LINES = 4

/**
 * The first lines of an error as one: what failed, and what it waited for.
 * @param {string | undefined} message
 */
function shortReason(message) {
  if (!message) return undefined
  const lines = message.replace(COLOURS, '').split('\n')
  const said = lines.map((line) => line.trim()).filter((line) => line !== '')
  return said.slice(0, REASON_LINES).join(' | ')
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0]
}
