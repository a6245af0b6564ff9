'use client'

/** Who is in the project. The last admin can neither step down nor leave; the server says so. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserMinus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/app/_components/ui/avatar'
import { IconButton } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { Select } from '@/app/_components/ui/select'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { roleOptions } from './role-words'

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
  const t = useTranslations('people')
  const tCommon = useTranslations('common')
  const tShell = useTranslations('shell')
  const f = useFormats()
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
        toast({ message: t('roleChanged') })
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
    <Card aria-label={t('members')} className="p-0">
      <Table label={t('members')}>
        <thead>
          <tr>
            <Th>{t('name')}</Th>
            <Th>{t('role')}</Th>
            <Th isNumber>{t('answers')}</Th>
            <Th isNumber>{t('rankings')}</Th>
            <Th isNumber>{t('votes')}</Th>
            <Th>{t('joined')}</Th>
            <Th>
              <span className="sr-only">{tCommon('acts')}</span>
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
                      {member.id === ownId && <Tag>{t('you')}</Tag>}
                      {member.isSimulated && <Tag tone="outline">{t('simulated')}</Tag>}
                    </p>
                    <p className="text-caption text-ink-3">{member.email}</p>
                  </div>
                </div>
              </Td>
              <Td>
                <Select
                  aria-label={t('roleOf', { name: member.name })}
                  value={member.role}
                  options={roleOptions(t, tShell)}
                  className="w-32"
                  onValueChange={(role) => changeRole.mutate({ projectId, userId: member.id, role })}
                />
              </Td>
              <Td isNumber>{f.count(member.demonstrations)}</Td>
              <Td isNumber>{f.count(member.rankings)}</Td>
              <Td isNumber>{f.count(member.arenaVotes)}</Td>
              <Td className="whitespace-nowrap text-ink-2">
                <TimeAgo date={member.joinedAt} />
              </Td>
              <Td className="w-10 text-right">
                <IconButton
                  icon={UserMinus}
                  label={t('removeOne', { name: member.name })}
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
        title={t('removeTitle', { name: leaving?.name ?? '' })}
        description={t('removeHint')}
        cancelLabel={t('keep')}
        confirmLabel={t('removeFrom')}
        busy={remove.isPending && t('removing')}
        error={remove.error?.message}
        onConfirm={() => leaving && remove.mutate({ projectId, userId: leaving.id })}
      />
    </Card>
  )
}
