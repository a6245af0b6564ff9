/** What `npm test` understands and how it counts. */
import { describe, expect, it } from 'vitest'
import { parseTestRequest, VITEST_SUITES } from '../../../scripts/testing/request.mjs'
import {
  addResults,
  exitCodeFor,
  readPlaywrightReport,
  summaryLine,
  withExitCode,
} from '../../../scripts/testing/results.mjs'

const nothing = { passed: 0, failures: [], skipped: [] }

describe('npm test --', () => {
  it('runs everything when nothing is named', () => {
    expect(parseTestRequest([])).toEqual({
      vitest: { suites: VITEST_SUITES, args: [] },
      browser: { args: [] },
    })
  })

  it('runs the suites that are named', () => {
    expect(parseTestRequest(['unit'])).toEqual({ vitest: { suites: ['unit'], args: [] }, browser: undefined })
    expect(parseTestRequest(['e2e'])).toEqual({ vitest: undefined, browser: { args: [] } })
  })

  it('runs a file with the runner it belongs to', () => {
    expect(parseTestRequest(['tests/unit/a.test.ts'])).toEqual({
      vitest: { suites: VITEST_SUITES, args: ['tests/unit/a.test.ts'] },
      browser: undefined,
    })
    expect(parseTestRequest(['tests/e2e/a.spec.ts', '--headed'])).toEqual({
      vitest: undefined,
      browser: { args: ['tests/e2e/a.spec.ts', '--headed'] },
    })
  })
})

describe('the outcome', () => {
  it('is a sum over all runners, in one line', () => {
    const total = addResults([
      { passed: 3, failures: ['a'], skipped: [] },
      { passed: 2, failures: [], skipped: [{ name: 'b', reason: 'no Vulkan' }] },
    ])
    expect(summaryLine(total)).toBe('5 passed, 1 failed, 1 skipped')
    expect(summaryLine({ ...nothing, passed: 7 })).toBe('7 passed, 0 failed')
  })

  it('is a failure when something failed, and when nothing passed', () => {
    expect(exitCodeFor({ ...nothing, passed: 1 })).toBe(0)
    expect(exitCodeFor({ ...nothing, passed: 1, failures: ['a'] })).toBe(1)
    expect(exitCodeFor(nothing)).toBe(1)
  })

  it('counts a runner that crashed, or ended badly without a failed test, as a failure', () => {
    expect(withExitCode('vitest', undefined, 1).failures).toEqual(['vitest ended with code 1'])
    expect(withExitCode('vitest', undefined, 0).failures).toHaveLength(1)
    expect(withExitCode('vitest', { ...nothing, passed: 4 }, 1)).toMatchObject({
      passed: 4,
      failures: [expect.any(String)],
    })
    expect(withExitCode('vitest', { ...nothing, failures: ['a'] }, 1).failures).toEqual(['a'])
  })

  it('of Playwright counts nested tests, errors outside of tests, and keeps the reasons of skips', () => {
    const test = (
      status: string,
      {
        annotations = [],
        errors = [],
      }: { annotations?: { type: string; description?: string }[]; errors?: string[] } = {},
    ) => ({ status, annotations, results: errors.map((message) => ({ error: { message } })) })
    const report = {
      errors: [{ message: 'no browser\n at x' }],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [{ title: 'works', tests: [test('expected')] }],
          suites: [
            {
              title: 'inside',
              specs: [
                {
                  title: 'fails',
                  tests: [test('unexpected', { errors: ['\u001b[31mno link\u001b[39m\n\n  waited\n'] })],
                },
                { title: 'crashes once', tests: [test('flaky', { errors: ['page closed'] })] },
                {
                  title: 'waits',
                  tests: [test('skipped', { annotations: [{ type: 'skip', description: 'touch only' }] })],
                },
              ],
            },
          ],
        },
      ],
    }
    expect(readPlaywrightReport(report)).toEqual({
      passed: 2,
      failures: ['a.spec.ts › inside › fails: no link | waited', 'outside of any test: no browser'],
      skipped: [{ name: 'a.spec.ts › inside › waits', reason: 'touch only' }],
      retried: ['a.spec.ts › inside › crashes once: page closed'],
    })
  })
})
