/** People of a project: invitations used once, roles, and the admin who cannot vanish. On a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import type { Actor } from '@/server/services/actor'
import { createInvitation } from '@/server/services/invitations/create-invitation'
import { joinAsNew } from '@/server/services/invitations/join-as-new'
import { joinWithAccount } from '@/server/services/invitations/join-with-account'
import { listInvitations } from '@/server/services/invitations/list-invitations'
import { readInvitation } from '@/server/services/invitations/read-invitation'
import { revokeInvitation } from '@/server/services/invitations/revoke-invitation'
import { changeRole } from '@/server/services/members/change-role'
import { listMembers } from '@/server/services/members/list-members'
import { removeMember } from '@/server/services/members/remove-member'
import { createProject as startProject } from '@/server/services/projects/create-project'
import { createMember, createModel, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const DAY_MS = 24 * 60 * 60_000
let projectId: string
let admin: Actor
let serial = 0
const newcomer = () => ({
  name: 'Maja Duda',
  email: `maja${serial++}@example.org`,
  password: 'wet-otter-climbs-brick',
})

beforeEach(async () => {
  projectId = await createProject()
  admin = await createMember(projectId, 'admin')
})

async function invite(role: 'annotator' | 'researcher' = 'annotator', now = new Date()) {
  const { id, url } = await createInvitation(admin, { role, note: 'weekend group' }, now)
  return { id, secret: url.split('/join/')[1] }
}

const roleOf = async (userId: string) =>
  (await db().member.findUnique({ where: { projectId_userId: { projectId, userId } } }))?.role

describe('an invitation', () => {
  it('creates an account and a membership in its role', async () => {
    const { secret } = await invite('researcher')
    const account = newcomer()
    expect(await joinAsNew(secret!, account)).toEqual({ projectId })
    const { id } = await db().user.findUniqueOrThrow({ where: { email: account.email } })
    expect(await roleOf(id)).toBe('researcher')
  })

  it('lets in one person, even when two use it at the same moment', async () => {
    const { secret } = await invite()
    const both = await Promise.allSettled([joinAsNew(secret!, newcomer()), joinAsNew(secret!, newcomer())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db().member.count({ where: { projectId, role: 'annotator' } })).toBe(1)
    expect((await readInvitation(secret!)).state).toBe('used')
    await expect(joinAsNew(secret!, newcomer())).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('leaves no account behind when joining fails', async () => {
    const { secret } = await invite()
    await joinAsNew(secret!, newcomer())
    const late = newcomer()
    await expect(joinAsNew(secret!, late)).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect(await db().user.findUnique({ where: { email: late.email } })).toBeNull()
  })

  it('expires after seven days', async () => {
    const { secret } = await invite('annotator', new Date(Date.now() - 7 * DAY_MS - 1000))
    expect((await readInvitation(secret!)).state).toBe('expired')
    await expect(joinAsNew(secret!, newcomer())).rejects.toMatchObject({ kind: 'CONFLICT' })
    const person = await createMember(await createProject())
    await expect(joinWithAccount(person.userId, secret!)).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('can be withdrawn, by the admins of its own project only', async () => {
    const { id, secret } = await invite()
    const stranger = await createMember(await createProject(), 'admin')
    await expect(revokeInvitation(stranger, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await revokeInvitation(admin, id)
    await revokeInvitation(admin, id)
    await expect(joinAsNew(secret!, newcomer())).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect((await listInvitations(admin)).map(({ state }) => state)).toEqual(['revoked'])
  })

  it('that was used cannot be withdrawn', async () => {
    const { id, secret } = await invite()
    await joinAsNew(secret!, newcomer())
    await expect(revokeInvitation(admin, id)).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('lets an existing account join, and is not spent on somebody who is in already', async () => {
    const { secret } = await invite()
    await expect(joinWithAccount(admin.userId, secret!)).rejects.toMatchObject({ kind: 'CONFLICT' })
    const person = await createMember(await createProject())
    await joinWithAccount(person.userId, secret!)
    expect(await roleOf(person.userId)).toBe('annotator')
  })

  it('refuses an e-mail that has an account, and stays usable', async () => {
    const { secret } = await invite()
    const account = newcomer()
    await joinAsNew((await invite()).secret!, account)
    await expect(
      joinAsNew(secret!, { ...account, email: account.email.toUpperCase() }),
    ).rejects.toMatchObject({ kind: 'CONFLICT' })
    await joinAsNew(secret!, newcomer())
  })

  it('with a made-up secret does not exist', async () => {
    await expect(readInvitation('x'.repeat(32))).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(joinWithAccount(admin.userId, 'x'.repeat(32))).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })
})

describe('the last admin', () => {
  it('cannot step down or be removed', async () => {
    await createMember(projectId, 'researcher')
    await expect(changeRole(admin, { userId: admin.userId, role: 'researcher' })).rejects.toMatchObject({
      kind: 'CONFLICT',
    })
    await expect(removeMember(admin, admin.userId)).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect(await roleOf(admin.userId)).toBe('admin')
  })

  it('is not replaced by a simulated annotator', async () => {
    await createMember(projectId, 'admin', true)
    await expect(removeMember(admin, admin.userId)).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('stays when two admins step down at the same moment', async () => {
    const second = await createMember(projectId, 'admin')
    await Promise.allSettled([
      changeRole(admin, { userId: admin.userId, role: 'annotator' }),
      changeRole(second, { userId: second.userId, role: 'annotator' }),
    ])
    expect(await db().member.count({ where: { projectId, role: 'admin' } })).toBe(1)
  })

  it('can go once somebody else is admin', async () => {
    const other = await createMember(projectId, 'annotator')
    await changeRole(admin, { userId: other.userId, role: 'admin' })
    await removeMember(admin, admin.userId)
    expect((await listMembers(other)).map(({ id }) => id)).toEqual([other.userId])
  })
})

describe('a new project', () => {
  it('has its creator as admin and the base model they know, and nothing else of the old one', async () => {
    const base = await createModel(projectId, 'base')
    await createModel(projectId, 'sft')
    const { id } = await startProject(admin.userId, { name: 'Second', description: '', guidelines: '' })
    expect(await db().member.findMany({ where: { projectId: id } })).toMatchObject([
      { userId: admin.userId, role: 'admin' },
    ])
    const models = await db().modelVersion.findMany({ where: { projectId: id } })
    expect(models).toMatchObject([{ kind: 'base', version: 1, artifactPath: base.artifactPath }])
  })

  it('is not started by annotators and researchers', async () => {
    for (const role of ['annotator', 'researcher'] as const) {
      const person = await createMember(projectId, role)
      await expect(
        startProject(person.userId, { name: 'Mine', description: '', guidelines: '' }),
      ).rejects.toMatchObject({ kind: 'FORBIDDEN' })
    }
  })
})
