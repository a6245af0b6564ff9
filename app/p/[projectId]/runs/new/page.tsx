/** Starts a run: one form a kind, with sensible defaults; everything else is under "All settings". */
import { notFound } from 'next/navigation'
import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { FORM_KINDS } from '@/server/schemas/run'
import { NewRun } from './_components/new-run'
import { templateOf } from './_components/template'

export const generateMetadata = titled('runs', 'new')

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function NewRunPage({
  params,
  searchParams,
}: {
  params: Promise<{ projectId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { projectId } = await params
  const query = await searchParams
  const kind = FORM_KINDS.find((form) => form === (one(query.kind) ?? 'sft'))
  if (!kind) notFound()
  const caller = await api()
  const from = one(query.from)
  const [form, earlier] = await Promise.all([
    orNotFound(caller.runs.form({ projectId })),
    from ? orNotFound(caller.runs.get({ projectId, runId: from })) : null,
  ])
  const template = earlier?.kind === kind ? templateOf(earlier) : null
  return (
    <Words rooms={['servers']}>
      <NewRun
        key={`${kind} ${from ?? ''}`}
        projectId={projectId}
        kind={kind}
        form={form}
        modelId={one(query.model) ?? template?.modelId}
        rewardId={one(query.reward) ?? template?.rewardId}
        template={template}
      />
    </Words>
  )
}
