/**
 * Schemathesis reads the OpenAPI document and sends what it allows and what it does not; Laurel answers as documented and
 * never fails. Where there is none (`schemathesis` on the path, or LAUREL_TEST_SCHEMATHESIS) this is skipped; `pip install
 * schemathesis` brings it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { closeQueue } from '@/server/queue/boss'
import { serveRest } from '@/server/rest/serve'
import { httpServer } from '../support/http-server'
import { createPermissionRows } from '../support/permission-rows'
import { createProgram } from '../support/program'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
vi.setConfig({ testTimeout: 600_000 })

const SCHEMATHESIS = process.env.LAUREL_TEST_SCHEMATHESIS ?? 'schemathesis'
const isThere = spawnSync(SCHEMATHESIS, ['--version']).status === 0
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
  'ignored_auth',
]

const startServer = httpServer(serveRest)
afterAll(() => closeQueue())

it.skipIf(!isThere)('schemathesis finds nothing', async () => {
  const { admin } = await createPermissionRows()
  const { key } = await createProgram(admin)
  const address = await startServer()
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-schemathesis-'))
  const args = [
    ...['run', `${address}/api/v1/openapi.json`, '--url', `${address}/api/v1`],
    ...['--header', `Authorization: Bearer ${key}`, '--checks', CHECKS.join(',')],
    ...['--phases', 'examples,coverage,fuzzing', '--max-examples', '20', '--seed', '1', '--no-color'],
  ]
  let said = ''
  const child = spawn(SCHEMATHESIS, args, { cwd: folder })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part
    })
  const code = await new Promise((resolve) => child.on('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
  expect(code, said.slice(-8000)).toBe(0)
})
