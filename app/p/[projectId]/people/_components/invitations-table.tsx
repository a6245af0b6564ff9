'use client'

/** Links that were made: open, used, withdrawn or expired. Open ones can be withdrawn. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag, type TagTone } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'

type Invitation = ApiOutput['invitations']['list'][number]

const TONES: Record<Invitation['state'], TagTone> = {
  open: 'accent',
  used: 'neutral',
  revoked: 'neutral',
  expired: 'warn',
}

export function InvitationsTable({
  projectId,
  invitations,
}: {
  projectId: string
  invitations: Invitation[]
}) {
  const t = useTranslations('people')
  const tCommon = useTranslations('common')
  const tShell = useTranslations('shell')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: () => toast({ message: t('linkOver') }),
      onError: (error) => toast({ tone: 'danger', message: error.message }),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.invitations.list.queryKey({ projectId }) }),
    }),
  )
  return (
    <Card aria-label={t('invitations')} className="p-0">
      <CardHead title={t('invitations')} caption={t('invitationsHint')} className="m-0 border-b px-4 py-3" />
      {invitations.length === 0 ? (
        <EmptyState icon={Link2} title={t('noInvitations')}>
          {t('noInvitationsHint')}
        </EmptyState>
      ) : (
        <Table label={t('invitations')}>
          <thead>
            <tr>
              <Th>{t('state')}</Th>
              <Th>{t('role')}</Th>
              <Th>{t('note')}</Th>
              <Th>{t('madeBy')}</Th>
              <Th>{t('made')}</Th>
              <Th>
                <span className="sr-only">{tCommon('acts')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <Tr key={invitation.id}>
                <Td>
                  <Tag tone={TONES[invitation.state]}>{t(`states.${invitation.state}`)}</Tag>
                </Td>
                <Td>{tShell(`roles.${invitation.role}`)}</Td>
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
                      {t('withdraw')}
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
