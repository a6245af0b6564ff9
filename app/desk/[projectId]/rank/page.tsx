/**
 * The ranking desk, or practice while it must come first. The first task is leased by the browser, not here: a page may be
 * fetched ahead and never opened.
 */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { AspectsProvider } from './_components/cards/aspects'
import { RankDesk } from './_components/rank-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('rank'))('title') }
}

export default async function RankPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [project, shell, progress, aspects, practice] = await orNotFound(
    Promise.all([
      caller.projects.read({ projectId }),
      caller.projects.shell({ projectId }),
      caller.rankings.progress({ projectId }),
      caller.annotation.aspects({ projectId }),
      caller.practice.mine({ projectId }),
    ]),
  )
  if (practice.isBlocking) redirect(`/desk/${projectId}/practice`)
  return (
    <AspectsProvider aspects={aspects}>
      <RankDesk
        projectId={projectId}
        userId={shell.user.email}
        projectName={project.name}
        canSample={shell.role !== 'annotator'}
        initialProgress={progress}
      />
    </AspectsProvider>
  )
}
