'use client'

/** Who is in the project. The last admin can neither step down nor leave; the server says so. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserMinus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { formatCount } from '@/app/_components/format'
import { Avatar } from '@/app/_components/ui/avatar'
import { IconButton } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Select } from '@/app/_components/ui/select'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { ROLES } from './role-words'

type Member = ApiOutput['members']['list'][number]

export function MembersTable({
  projectId,
  ownId,
  members,
}: {
  projectId: string
  ownId: string
  members: Member[]
}) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const [leaving, setLeaving] = useState<Member | null>(null)

  const refresh = (userId: string) => {
    // One's own role changes the whole frame.
    if (userId === ownId) router.refresh()
    return queries.invalidateQueries({ queryKey: trpc.members.list.queryKey({ projectId }) })
  }
  const changeRole = useMutation(
    trpc.members.changeRole.mutationOptions({
      onSuccess: (_, { userId }) => {
        toast({ message: 'Role changed.' })
        return refresh(userId)
      },
      onError: (error) => toast({ tone: 'danger', message: error.message }),
    }),
  )
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: (_, { userId }) => {
        setLeaving(null)
        return refresh(userId)
      },
    }),
  )

  return (
    <Card aria-label="Members" className="p-0">
      <Table label="Members">
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>Role</Th>
            <Th isNumber>Answers</Th>
            <Th isNumber>Rankings</Th>
            <Th isNumber>Votes</Th>
            <Th>Joined</Th>
            <Th>
              <span className="sr-only">Acts</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Tr key={member.id}>
              <Td>
                <div className="flex items-center gap-2.5">
                  <Avatar name={member.name} />
                  <div className="min-w-0">
                    <p className="flex items-center gap-2 whitespace-nowrap font-medium">
                      {member.name}
                      {member.id === ownId && <Tag>you</Tag>}
                      {member.isSimulated && <Tag tone="outline">simulated</Tag>}
                    </p>
                    <p className="text-caption text-ink-3">{member.email}</p>
                  </div>
                </div>
              </Td>
              <Td>
                <Select
                  aria-label={`Role of ${member.name}`}
                  value={member.role}
                  options={ROLES}
                  className="w-32"
                  onValueChange={(role) => changeRole.mutate({ projectId, userId: member.id, role })}
                />
              </Td>
              <Td isNumber>{formatCount(member.demonstrations)}</Td>
              <Td isNumber>{formatCount(member.rankings)}</Td>
              <Td isNumber>{formatCount(member.arenaVotes)}</Td>
              <Td className="whitespace-nowrap text-ink-2">
                <TimeAgo date={member.joinedAt} />
              </Td>
              <Td className="w-10 text-right">
                <IconButton
                  icon={UserMinus}
                  label={`Remove ${member.name}`}
                  size="small"
                  onClick={() => setLeaving(member)}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => {
          if (!open) {
            setLeaving(null)
            remove.reset()
          }
        }}
        title={`Remove ${leaving?.name ?? ''} from the project?`}
        description="Their answers, rankings and votes stay. They can come back with a new invitation."
        cancelLabel="Keep"
        confirmLabel="Remove from the project"
        busy={remove.isPending && 'Removing'}
        error={remove.error?.message}
        onConfirm={() => leaving && remove.mutate({ projectId, userId: leaving.id })}
      />
    </Card>
  )
}
