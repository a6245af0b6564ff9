'use client'

/** Links that were made: open, used, withdrawn or expired. Open ones can be withdrawn. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag, type TagTone } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { ROLES } from './role-words'

type Invitation = ApiOutput['invitations']['list'][number]

const STATES: Record<Invitation['state'], { word: string; tone: TagTone }> = {
  open: { word: 'Open', tone: 'accent' },
  used: { word: 'Used', tone: 'neutral' },
  revoked: { word: 'Withdrawn', tone: 'neutral' },
  expired: { word: 'Expired', tone: 'warn' },
}

export function InvitationsTable({
  projectId,
  invitations,
}: {
  projectId: string
  invitations: Invitation[]
}) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: () => toast({ message: 'The link no longer works.' }),
      onError: (error) => toast({ tone: 'danger', message: error.message }),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.invitations.list.queryKey({ projectId }) }),
    }),
  )
  return (
    <Card aria-label="Invitations" className="p-0">
      <CardHead
        title="Invitations"
        caption="Each link works once, for 7 days"
        className="m-0 border-b px-4 py-3"
      />
      {invitations.length === 0 ? (
        <EmptyState icon={Link2} title="No invitations yet">
          Invite someone to get a link you can send them any way you like.
        </EmptyState>
      ) : (
        <Table label="Invitations">
          <thead>
            <tr>
              <Th>State</Th>
              <Th>Role</Th>
              <Th>Note</Th>
              <Th>Made by</Th>
              <Th>Made</Th>
              <Th>
                <span className="sr-only">Acts</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <Tr key={invitation.id}>
                <Td>
                  <Tag tone={STATES[invitation.state].tone}>{STATES[invitation.state].word}</Tag>
                </Td>
                <Td>{ROLES.find(({ value }) => value === invitation.role)?.label}</Td>
                <Td className="min-w-32 text-ink-2">{invitation.note || '–'}</Td>
                <Td className="whitespace-nowrap">{invitation.createdBy}</Td>
                <Td className="whitespace-nowrap text-ink-2">
                  <TimeAgo date={invitation.createdAt} />
                </Td>
                <Td className="text-right">
                  {invitation.state === 'open' && (
                    <Button
                      size="small"
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate({ projectId, invitationId: invitation.id })}
                    >
                      Withdraw
                    </Button>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
