/** Compare: several models, one prompt, side by side; blind votes between two models, and what they say. */
import { titled } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { Compare } from './_components/compare'

export const generateMetadata = titled('compare', 'title')

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function ComparePage({
  params,
  searchParams,
}: {
  params: Promise<{ projectId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { projectId } = await params
  const query = await searchParams
  const caller = await api()
  const [form, results, comparisons] = await Promise.all([
    orNotFound(caller.runs.form({ projectId })),
    orNotFound(caller.arena.results({ projectId, voters: 'people' })),
    orNotFound(caller.compare.list({ projectId })),
  ])
  const groupId = one(query.group)
  const [comparison, prompt] = await Promise.all([
    groupId ? orNotFound(caller.compare.read({ projectId, groupId })) : null,
    one(query.prompt)
      ? orNotFound(caller.prompts.get({ projectId, promptId: one(query.prompt) ?? '' }))
      : null,
  ])
  return (
    <Compare
      projectId={projectId}
      models={form.models.filter(({ kind }) => kind !== 'reward')}
      askedModels={one(query.models)?.split(',') ?? []}
      initial={comparison}
      initialPrompt={prompt && { id: prompt.id, text: prompt.text }}
      initialResults={results}
      earlier={comparisons}
    />
  )
}
