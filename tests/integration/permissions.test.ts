/** Every procedure × every role × another project's rows. The table beside this file says what is right. */
import { type AnyProcedure, getTRPCErrorFromUnknown } from '@trpc/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { appRouter } from '@/server/api/root'
import { createCallerFactory, type ProcedureMeta } from '@/server/api/trpc'
import { db } from '@/server/db'
import { hashPassword } from '@/server/services/account/password-hash'
import { inputIdFields, withIdAt } from '../support/input-id-fields'
import { createPermissionRows, type PermissionRows } from '../support/permission-rows'
import { useTestDatabase } from '../support/use-test-database'
import { PERMISSIONS, type PermissionRow } from './permission-table'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>
const createCaller = createCallerFactory(appRouter)
const entries = Object.entries(PERMISSIONS)
const projectEntries = entries.filter(([, row]) => row.access !== 'anyone' && row.access !== 'signedIn')

let own: PermissionRows
let other: PermissionRows

beforeAll(async () => {
  own = await createPermissionRows()
  other = await createPermissionRows()
})

type Answer = { code: 'OK'; data: unknown } | { code: string; data?: undefined }

/** Calls a procedure as somebody; a subscription is asked for its first event. */
async function call(path: string, userId: string | null, input: unknown): Promise<Answer> {
  const [noun, verb] = path.split('.')
  // The caller is typed per procedure; the walk is over all of them.
  const caller = createCaller({ userId }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >
  try {
    const data = await caller[noun!]![verb!]!(input)
    if (typeof data === 'object' && data !== null && Symbol.asyncIterator in data) {
      const iterator = (data as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      return { code: 'OK', data: (await iterator.next()).value }
    }
    return { code: 'OK', data }
  } catch (error) {
    return { code: getTRPCErrorFromUnknown(error).code }
  }
}

const inputOf = (row: PermissionRow, rows: PermissionRows) => ({
  projectId: rows.projectId,
  ...row.input?.(rows),
})
const typeOf = (path: string) => procedures[path]!._def.type

/** Ids and texts that only the other project has. */
function leaks(data: unknown): string[] {
  const text = JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''
  const marks = [
    other.projectId,
    other.runId,
    other.promptId,
    other.sftModelId,
    other.taskId,
    other.completionId,
    other.matchId,
    other.invitationId,
    other.memberId,
  ]
  return marks.filter((mark) => text.includes(mark))
}

describe('the table', () => {
  it('has a row for every procedure, and no row for one that is gone', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(Object.keys(procedures).sort())
  })

  it.each(entries)(
    '%s: says for every input that names a row what another project’s row does',
    (path, row) => {
      expect(Object.keys(row.foreign ?? {}).sort()).toEqual(inputIdFields(procedures[path]!))
    },
  )

  it.each(projectEntries)('%s: asks for the role the table says', (path, row) => {
    expect((procedures[path]!._def.meta as ProcedureMeta | undefined)?.role).toBe(row.access)
  })
})

describe('roles', () => {
  it.each(entries.filter(([, row]) => row.access !== 'anyone'))(
    '%s: nobody who is signed out',
    async (path, row) => {
      expect((await call(path, null, inputOf(row, own))).code).toBe('UNAUTHORIZED')
    },
  )

  it.each(entries.filter(([, row]) => row.access === 'anyone'))('%s: works signed out', async (path, row) => {
    expect((await call(path, null, inputOf(row, own))).code).not.toMatch(/UNAUTHORIZED|FORBIDDEN|INTERNAL/)
  })

  it.each(projectEntries)(
    '%s: an admin of another project learns nothing, not even that this one exists',
    async (path, row) => {
      expect((await call(path, other.admin.userId, inputOf(row, own))).code).toBe('NOT_FOUND')
      const missing = { ...inputOf(row, own), projectId: 'no-such-project' }
      expect((await call(path, other.admin.userId, missing)).code).toBe('NOT_FOUND')
    },
  )

  it.each(projectEntries.filter(([, row]) => row.access !== 'annotator'))(
    '%s: no annotator',
    async (path, row) => {
      expect((await call(path, own.annotator.userId, inputOf(row, own))).code).toBe('FORBIDDEN')
    },
  )

  it.each(projectEntries.filter(([, row]) => row.access === 'admin'))(
    '%s: no researcher',
    async (path, row) => {
      expect((await call(path, own.researcher.userId, inputOf(row, own))).code).toBe('FORBIDDEN')
    },
  )

  it.each(projectEntries.filter(([path]) => typeOf(path) === 'query'))(
    '%s: answers the lowest role that may ask, with nothing of another project in it',
    async (path, row) => {
      const person = own[row.access as 'annotator' | 'researcher' | 'admin']
      const answer = await call(path, person.userId, inputOf(row, own))
      expect(answer.code).toBe('OK')
      expect(leaks(answer.data)).toEqual([])
    },
  )
})

describe('rows of another project', () => {
  const cases = entries.flatMap(([path, row]) =>
    Object.entries(row.foreign ?? {}).map(([field, foreign]) => ({ path, row, field, foreign })),
  )

  it.each(cases)('$path: $field', async ({ path, row, field, foreign }) => {
    const key = typeof foreign === 'string' ? foreign : foreign.row
    const input = withIdAt(inputOf(row, own), field, other[key])
    const answer = await call(path, own.admin.userId, input)
    if (typeof foreign === 'object' && 'harmless' in foreign) {
      expect(answer.code).not.toBe('INTERNAL_SERVER_ERROR')
      expect(leaks(answer.data)).toEqual([])
      return
    }
    const allowed = ['NOT_FOUND', 'FORBIDDEN', ...(typeof foreign === 'object' ? [foreign.alsoAllowed] : [])]
    expect(allowed).toContain(answer.code)
  })
})

describe('what changes something', () => {
  beforeAll(async () => {
    const passwordHash = await hashPassword('wet-otter-climbs-brick')
    await db().user.update({ where: { id: own.annotator.userId }, data: { passwordHash } })
  })

  it.each(entries.filter(([path, row]) => typeOf(path) === 'mutation' && row.access !== 'anyone'))(
    '%s: does or refuses what the lowest role that may asks, and never breaks',
    async (path, row) => {
      const role = row.access === 'signedIn' ? 'annotator' : row.access
      const person = own[role as 'annotator' | 'researcher' | 'admin']
      expect((await call(path, person.userId, inputOf(row, own))).code).not.toBe('INTERNAL_SERVER_ERROR')
    },
  )
})

describe('text that the database cannot keep', () => {
  /** The same input with something added to every string in it. */
  const spoilt = (value: unknown, addition: string): unknown => {
    if (typeof value === 'string') return value + addition
    if (Array.isArray(value)) return value.map((one) => spoilt(one, addition))
    if (typeof value === 'object' && value !== null && !(value instanceof Date))
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one, addition)]))
    return value
  }

  it.each(projectEntries)('%s: is refused, and breaks nothing', async (path, row) => {
    for (const addition of ['\u0000', '\ud800'])
      expect((await call(path, own.admin.userId, spoilt(inputOf(row, own), addition))).code).toBe(
        'BAD_REQUEST',
      )
  })
})
