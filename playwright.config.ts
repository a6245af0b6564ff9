/**
 * The browser tests. `npm test -- e2e` builds Laurel, starts it with an empty database and runs them; by hand, name a
 * running one: `LAUREL_E2E_URL=http://127.0.0.1:3000 npx playwright test`.
 *
 * What a test may read: `baseURL` (fixture), and from the environment LAUREL_E2E_SETUP_LINK, the one-time link that
 * creates the first admin.
 */
import { defineConfig } from '@playwright/test'

const { LAUREL_E2E_URL, LAUREL_E2E_BROWSER, LAUREL_E2E_SANDBOX, LAUREL_BENCH } = process.env
const FIRST = 'first-admin.spec.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One Laurel, one database, two processor cores: one test at a time, in the order of the file names.
  workers: 1,
  fullyParallel: false,
  // A browser that crashes on a busy machine is no broken promise; `npm test` says what needed a second try.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // The set-up link works once: whoever needs an admin finds one signed in.
  projects: [
    { name: 'set-up', testMatch: FIRST },
    { name: 'journeys', testIgnore: FIRST, dependencies: ['set-up'] },
    // What is measured in the browser: only when asked for, never a test.
    ...(LAUREL_BENCH
      ? [
          {
            name: 'benches',
            testDir: 'tests/bench',
            testMatch: /\.bench\.spec\.ts$/,
            dependencies: ['set-up'],
          },
        ]
      : []),
  ],
  use: {
    baseURL: LAUREL_E2E_URL ?? 'http://127.0.0.1:3000',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    viewport: { width: 1280, height: 800 },
    // Pulses and slides are drawn by the processor here, which has training to do.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: LAUREL_E2E_BROWSER,
      args: LAUREL_E2E_SANDBOX === 'no' ? ['--no-sandbox'] : [],
    },
  },
})
