/** One prompt set: where it is from, its versions, and what differs between them. */
import type { Metadata } from 'next'
import { PageHeader } from '@/app/_components/ui/page-header'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { SetVersions } from './_components/set-versions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('promptSets'))('title') }
}

export default async function PromptSetPage({
  params,
}: {
  params: Promise<{ projectId: string; promptSetId: string }>
}) {
  const { projectId, promptSetId } = await params
  const t = await wordsOf('promptSets')
  const set = await orNotFound((await api()).promptSets.get({ projectId, promptSetId }))
  const facts = [
    t('prompts', { count: set.prompts }),
    set.source && t('source', { source: set.source }),
    set.licence && t('licence', { licence: set.licence }),
  ]
  return (
    <>
      <PageHeader
        title={set.name}
        description={
          <>
            {set.description && <span className="block">{set.description}</span>}
            {facts.filter(Boolean).join(' · ')}
          </>
        }
        crumbs={[{ label: t('allPrompts'), href: `/p/${projectId}/prompts` }]}
      />
      <SetVersions projectId={projectId} initial={set} />
    </>
  )
}
