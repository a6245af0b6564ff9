/** The people of a project and the invitations to it; admins only. */

import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { People } from './_components/people'

export const generateMetadata = titled('people', 'title')

export default async function PeoplePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [members, invitations, user] = await Promise.all([
    orNotFound(caller.members.list({ projectId })),
    orNotFound(caller.invitations.list({ projectId })),
    getSessionUser(),
  ])
  return (
    <Words rooms={['people']}>
      <People
        projectId={projectId}
        ownId={user?.id ?? ''}
        initialMembers={members}
        initialInvitations={invitations}
      />
    </Words>
  )
}
