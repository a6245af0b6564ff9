/**
 * A Vitest reporter that writes the outcome in the launcher's shape (`results.mjs`), with the reasons of skipped tests
 * and the failures outside of tests, which Vitest's own JSON leaves out.
 */
import { writeFileSync } from 'node:fs'

export default class ResultsReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<{ message: string }>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {import('./results.mjs').Results} */
    const results = { passed: 0, failures: [], skipped: [] }
    for (const module of modules) {
      for (const error of module.errors()) {
        results.failures.push(`${module.relativeModuleId} could not be loaded: ${firstLine(error.message)}`)
      }
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) {
          results.failures.push(`${module.relativeModuleId} › ${suite.fullName}: ${firstLine(error.message)}`)
        }
      }
      for (const test of module.children.allTests())
        add(results, `${module.relativeModuleId} › ${test.fullName}`, test)
    }
    for (const error of unhandledErrors) {
      results.failures.push(`outside of any test: ${firstLine(error.message)}`)
    }
    const file = process.env.LAUREL_TEST_RESULTS
    if (file) writeFileSync(file, JSON.stringify(results))
  }
}

/**
 * @param {import('./results.mjs').Results} results
 * @param {string} name
 * @param {import('vitest/node').TestCase} test
 */
function add(results, name, test) {
  const outcome = test.result()
  if (outcome.state === 'passed') results.passed++
  else if (outcome.state === 'failed')
    results.failures.push(`${name}: ${firstLine(outcome.errors[0]?.message ?? 'no message')}`)
  else if (outcome.state === 'skipped') {
    results.skipped.push({ name, reason: outcome.note ?? 'no reason given' })
  } else results.failures.push(`${name} did not end`)
}

/** @param {string} text */
function firstLine(text) {
  return String(text).trim().split('\n')[0]
}
