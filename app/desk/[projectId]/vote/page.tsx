/** The voting desk: two answers without names, one choice, then the names. */
import type { Metadata } from 'next'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { VoteDesk } from './_components/vote-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('vote'))('title') }
}

export default async function VotePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [project, shell, progress, match] = await orNotFound(
    Promise.all([
      caller.projects.read({ projectId }),
      caller.projects.shell({ projectId }),
      caller.arena.progress({ projectId }),
      caller.arena.next({ projectId }),
    ]),
  )
  return (
    <VoteDesk
      projectId={projectId}
      projectName={project.name}
      canPrepare={shell.role !== 'annotator'}
      initialProgress={progress}
      initialMatch={match}
    />
  )
}
