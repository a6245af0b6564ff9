/** Prompts: what models are asked. Researchers read; admins add. */
import type { Metadata } from 'next'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { PromptList } from './_components/prompt-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('prompts'))('title') }
}

export default async function PromptsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [summary, prompts, reports, shell] = await Promise.all([
    orNotFound(caller.prompts.summary({ projectId })),
    orNotFound(caller.prompts.list({ projectId })),
    orNotFound(caller.prompts.reports({ projectId })),
    orNotFound(caller.projects.shell({ projectId })),
  ])
  return (
    <PromptList
      projectId={projectId}
      summary={summary}
      initial={prompts}
      reports={reports}
      canAdd={shell.role === 'admin'}
    />
  )
}
