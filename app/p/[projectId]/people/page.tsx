/** The people of a project and the invitations to it; admins only. */
import type { Metadata } from 'next'
import { api, orNotFound } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { People } from './_components/people'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [members, invitations, user] = await Promise.all([
    orNotFound(caller.members.list({ projectId })),
    orNotFound(caller.invitations.list({ projectId })),
    getSessionUser(),
  ])
  return (
    <People
      projectId={projectId}
      ownId={user?.id ?? ''}
      initialMembers={members}
      initialInvitations={invitations}
    />
  )
}
