'use client'

/** Lets an admin open the anatomy pages to people without an account. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'

export function AnatomyVisibility({ projectId, initial }: { projectId: string; initial: boolean }) {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data } = useQuery(
    trpc.anatomy.visibility.queryOptions({ projectId }, { initialData: { isPublic: initial } }),
  )
  const change = useMutation(
    trpc.anatomy.setVisibility.mutationOptions({
      onSettled: () => queries.invalidateQueries(trpc.anatomy.visibility.queryFilter({ projectId })),
    }),
  )
  const isPublic = change.isPending ? change.variables.isPublic : data.isPublic
  return (
    <Card className="max-w-[720px] p-5">
      <CardHead title={t('anatomy.title')} />
      <Checkbox
        checked={isPublic}
        disabled={change.isPending}
        onCheckedChange={(checked) => change.mutate({ projectId, isPublic: checked === true })}
        label={t('anatomy.public')}
        hint={t('anatomy.hint')}
      />
      {/* Not before the server has it: until then the address asks for an account. */}
      {data.isPublic && !change.isPending && (
        <p className="mt-2 text-ui">
          <Link href={`/learn/${projectId}`} className="text-accent-ink underline">
            /learn/{projectId}
          </Link>
        </p>
      )}
      {change.error && <Note tone="danger">{change.error.message}</Note>}
    </Card>
  )
}
