'use client'

/** Lets an admin open the anatomy pages to people without an account. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'

export function AnatomyVisibility({ projectId, initial }: { projectId: string; initial: boolean }) {
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
      <CardHead title="Anatomy pages" />
      <Checkbox
        checked={isPublic}
        disabled={change.isPending}
        onCheckedChange={(checked) => change.mutate({ projectId, isPublic: checked === true })}
        label="Anybody with the address may read them, without signing in"
        hint="They explain how a language model works on this project's models, and let readers play with those models. Prompts, demonstrations, rankings and people stay with members."
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
