'use client'

/** Members with their role and work, then invitations; the page's one act is to invite. */
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { InvitationsTable } from './invitations-table'
import { InviteDialog } from './invite-dialog'
import { MembersTable } from './members-table'

export function People({
  projectId,
  ownId,
  initialMembers,
  initialInvitations,
}: {
  projectId: string
  ownId: string
  initialMembers: ApiOutput['members']['list']
  initialInvitations: ApiOutput['invitations']['list']
}) {
  const t = useTranslations('people')
  const trpc = useTRPC()
  const [isInviting, setIsInviting] = useState(false)
  const members =
    useQuery(trpc.members.list.queryOptions({ projectId }, { initialData: initialMembers })).data ??
    initialMembers
  const invitations =
    useQuery(trpc.invitations.list.queryOptions({ projectId }, { initialData: initialInvitations })).data ??
    initialInvitations
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about', { count: members.length })}
        actions={
          <Button variant="primary" icon={UserPlus} onClick={() => setIsInviting(true)}>
            {t('invite')}
          </Button>
        }
      />
      <MembersTable projectId={projectId} ownId={ownId} members={members} />
      <InvitationsTable projectId={projectId} invitations={invitations} />
      <InviteDialog projectId={projectId} open={isInviting} onOpenChange={setIsInviting} />
    </>
  )
}
