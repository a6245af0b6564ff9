/** How people get in: the set-up link, signing in under a limit, passwords, sessions. On a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { rateLimit, removePassedWindows } from '@/server/database/rate-limit'
import { db } from '@/server/db'
import { changePassword } from '@/server/services/account/change-password'
import { checkCredentials } from '@/server/services/account/check-credentials'
import { findSessionUser } from '@/server/services/account/find-session-user'
import { createFirstAdmin } from '@/server/services/setup/create-first-admin'
import { createSetupLink } from '@/server/services/setup/create-setup-link'
import { isSetupLinkValid } from '@/server/services/setup/is-setup-link-valid'
import { createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const PASSWORD = 'wet-otter-climbs-brick'
const OLA = { name: 'Ola Kamińska', email: 'Ola@Example.org', password: PASSWORD }

/** Every test begins with nobody. */
beforeEach(async () => {
  await db().member.deleteMany()
  await db().setupLink.deleteMany()
  await db().user.deleteMany()
  await db().rateLimit.deleteMany()
})

async function freshSecret(): Promise<string> {
  const link = await createSetupLink()
  if (!link.needed) throw new Error('expected a set-up link')
  return link.url.split('/setup/')[1]!
}

const limits = (max: { perEmail?: number; perAddress?: number } = {}) => ({
  perEmail: rateLimit('test-email', { max: max.perEmail ?? 3, windowMs: 60_000 }),
  perAddress: rateLimit('test-address', { max: max.perAddress ?? 100, windowMs: 60_000 }),
  known: rateLimit('test-known', { max: 1, windowMs: 60_000 }),
})
const attempt = (password: string, given = limits(), email = 'ola@example.org', address = '10.0.0.1') =>
  checkCredentials({ email, password, address }, given)

/** As if every window had begun `ms` earlier. */
const letPass = (ms: number) => db().rateLimit.updateMany({ data: { expire: { decrement: ms } } })

describe('the set-up link', () => {
  it('makes its user the admin of every project there is', async () => {
    const projects = [await createProject(), await createProject()]
    await createFirstAdmin(await freshSecret(), OLA)
    const members = await db().member.findMany({ where: { projectId: { in: projects } } })
    expect(members.map(({ role }) => role)).toEqual(['admin', 'admin'])
    expect(new Set(members.map(({ userId }) => userId)).size).toBe(1)
  })

  it('works once', async () => {
    const secret = await freshSecret()
    await createFirstAdmin(secret, OLA)
    await expect(createFirstAdmin(secret, { ...OLA, email: 'other@example.org' })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    })
    expect(await db().user.count()).toBe(1)
  })

  it('creates one admin when two people use it at the same moment', async () => {
    const secret = await freshSecret()
    const both = await Promise.allSettled([
      createFirstAdmin(secret, OLA),
      createFirstAdmin(secret, { ...OLA, email: 'second@example.org' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().user.count()).toBe(1)
  })

  it('is replaced by the next one', async () => {
    const older = await freshSecret()
    const newer = await freshSecret()
    expect(await isSetupLinkValid(older)).toBe(false)
    expect(await isSetupLinkValid(newer)).toBe(true)
    await expect(createFirstAdmin(older, OLA)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })

  it('is not given when there is somebody; simulated annotators are nobody', async () => {
    await db().user.create({
      data: { email: 'crowd@example.org', name: 'Crowd', passwordHash: '-', isSimulated: true },
    })
    await createFirstAdmin(await freshSecret(), OLA)
    expect(await createSetupLink()).toEqual({ needed: false })
  })

  it('does not store the secret', async () => {
    const secret = await freshSecret()
    const [link] = await db().setupLink.findMany()
    expect(link!.secretHash).not.toContain(secret)
  })

  it('stays usable after a weak password is refused', async () => {
    const secret = await freshSecret()
    for (const password of ['password12', 'short', 'olakaminska', 'laurellaurel']) {
      await expect(createFirstAdmin(secret, { ...OLA, password })).rejects.toMatchObject({
        kind: 'INVALID_INPUT',
      })
    }
    await createFirstAdmin(secret, OLA)
  })
})

describe('signing in', () => {
  beforeEach(async () => {
    await createFirstAdmin(await freshSecret(), OLA)
  })

  it('takes the right password, whatever the case of the e-mail, and refuses the wrong one', async () => {
    expect(await attempt(PASSWORD, limits(), ' OLA@example.org ')).toMatchObject({
      name: OLA.name,
      email: 'ola@example.org',
    })
    expect(await attempt('wrong')).toBeNull()
    expect(await attempt(PASSWORD, limits(), 'nobody@example.org')).toBeNull()
  })

  it('stops after too many attempts, even with the right password, until the window has passed', async () => {
    const given = limits()
    for (let i = 0; i < 3; i++) await attempt('wrong', given)
    await expect(attempt(PASSWORD, given)).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    await letPass(59_000)
    await expect(attempt(PASSWORD, given)).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    await letPass(1_000)
    expect(await attempt(PASSWORD, given)).not.toBeNull()
  })

  it('counts attempts that arrive together', async () => {
    const given = limits()
    const many = await Promise.allSettled(Array.from({ length: 10 }, () => attempt('wrong', given)))
    expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  it('forgets the count of a person who got in', async () => {
    const given = limits()
    for (let i = 0; i < 5; i++) {
      await attempt('wrong', given)
      expect(await attempt(PASSWORD, given)).not.toBeNull()
    }
  })

  it('limits an address that tries many e-mails', async () => {
    const given = limits({ perAddress: 2 })
    await attempt('x', given, 'a@example.org')
    await attempt('x', given, 'b@example.org')
    await expect(attempt('x', given, 'c@example.org')).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
  })

  it('counts no success against an address: an office signs in at nine o’clock', async () => {
    const given = limits({ perAddress: 2 })
    for (let person = 0; person < 10; person++) expect(await attempt(PASSWORD, given)).not.toBeNull()
    await attempt('x', given, 'a@example.org')
    expect(await attempt(PASSWORD, given)).not.toBeNull()
  })

  it('lets no stranger lock somebody out from where they signed in before', async () => {
    const given = limits()
    expect(await attempt(PASSWORD, given)).not.toBeNull()
    for (let tries = 0; tries < 20; tries++)
      await attempt('guess', given, 'ola@example.org', `203.0.113.${tries}`).catch(() => null)
    // The stranger is stopped, also with the right password; the owner is not.
    await expect(attempt(PASSWORD, given, 'ola@example.org', '203.0.113.99')).rejects.toMatchObject({
      code: 'too-many-attempts',
    })
    expect(await attempt(PASSWORD, given)).not.toBeNull()
  })

  it('lets nobody at an address lock out those who signed in from it before', async () => {
    const given = limits({ perAddress: 2 })
    expect(await attempt(PASSWORD, given)).not.toBeNull()
    await attempt('x', given, 'a@example.org')
    await attempt('x', given, 'b@example.org')
    await expect(attempt('x', given, 'c@example.org')).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    expect(await attempt(PASSWORD, given)).not.toBeNull()
  })

  it('lets no stranger write an e-mail that counts against somebody at their address', async () => {
    const given = limits()
    expect(await attempt(PASSWORD, given)).not.toBeNull()
    for (const spelled of ['ola@example.org 10.0.0.1', '["ola@example.org","10.0.0.1"] '])
      for (let tries = 0; tries < 5; tries++)
        await attempt('x', given, spelled, '203.0.113.7').catch(() => null)
    expect(await attempt(PASSWORD, given)).not.toBeNull()
    expect(await attempt(PASSWORD, given, 'ola\u0000@example.org')).toBeNull()
  })

  it('lets no simulated annotator in', async () => {
    const { passwordHash } = await db().user.findFirstOrThrow()
    await db().user.create({
      data: { email: 'crowd@example.org', name: 'Crowd', passwordHash, isSimulated: true },
    })
    expect(await attempt(PASSWORD, limits(), 'crowd@example.org')).toBeNull()
  })
})

describe('what strangers send', () => {
  it('is refused before anything is counted, hashed or kept when it is longer than any e-mail', async () => {
    for (const length of [201, 20_000_000])
      expect(await attempt(PASSWORD, limits(), `${'x'.repeat(length)}@example.org`)).toBeNull()
    expect(await db().rateLimit.count()).toBe(0)
  })

  it('is kept as a digest, as long for every key, and removed when its window has passed', async () => {
    const limit = rateLimit('test', { max: 2, windowMs: 60_000 })
    for (const key of ['a', 'y'.repeat(1_000_000), 'ola@example.org', '\u0000']) {
      expect([await limit.consume(key), await limit.consume(key)]).toEqual([0, 0])
      expect(await limit.consume(key)).toBeGreaterThan(0)
    }
    const kept = await db().rateLimit.findMany()
    expect(new Set(kept.map(({ key }) => key.length))).toEqual(new Set(['test:'.length + 22]))
    await removePassedWindows()
    expect(await db().rateLimit.count()).toBe(4)
    await letPass(60_001)
    await removePassedWindows()
    expect(await db().rateLimit.count()).toBe(0)
  })

  it('is refunded in its own window only, so that a late refund allows no attempt more', async () => {
    const limit = rateLimit('test', { max: 2, windowMs: 60_000 })
    await limit.consume('ola')
    await letPass(60_001)
    await limit.refund('ola')
    expect([await limit.consume('ola'), await limit.consume('ola')]).toEqual([0, 0])
    expect(await limit.consume('ola')).toBeGreaterThan(0)
    await limit.refund('nobody')
    expect(await limit.isCounted('nobody')).toBe(false)
  })

  it('from an address beyond its limit leaves no row behind, whatever e-mails it tries', async () => {
    const given = limits({ perAddress: 2 })
    for (const email of ['a', 'b', 'c', 'd', 'e'])
      await attempt('x', given, `${email}@example.org`).catch(() => null)
    expect(await db().rateLimit.count({ where: { key: { startsWith: 'test-email' } } })).toBe(2)
  })

  it('is counted once for all web servers', async () => {
    const [one, other] = [limits(), limits()]
    for (const given of [one, other, one]) await attempt('wrong', given)
    await expect(attempt(PASSWORD, other)).rejects.toMatchObject({ code: 'too-many-attempts' })
  })
})

describe('changing the password', () => {
  it('asks for the current one and for a strong new one, and ends older sessions', async () => {
    await createFirstAdmin(await freshSecret(), OLA)
    const session = await attempt(PASSWORD)
    if (!session) throw new Error('expected to be signed in')
    const change = (currentPassword: string, newPassword: string) =>
      changePassword(session.id, { currentPassword, newPassword })
    await expect(change('wrong', 'brass-lamp-hums-tonight')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    await expect(change(PASSWORD, 'qwertyuiop')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    expect(await findSessionUser(session.id, session.passwordStamp)).not.toBeNull()

    await change(PASSWORD, 'brass-lamp-hums-tonight')
    expect(await findSessionUser(session.id, session.passwordStamp)).toBeNull()
    expect(await attempt(PASSWORD)).toBeNull()
    expect(await attempt('brass-lamp-hums-tonight')).not.toBeNull()
  })
})
