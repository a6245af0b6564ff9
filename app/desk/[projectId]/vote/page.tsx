/** The voting desk: two answers without names, one choice, then the names. */
import type { Metadata } from 'next'
import { api, orNotFound } from '@/app/_trpc/server'
import { VoteDesk } from './_components/vote-desk'

export const metadata: Metadata = { title: 'Vote' }

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
      guidelines={project.guidelines}
      canPrepare={shell.role !== 'annotator'}
      initialProgress={progress}
      initialMatch={match}
    />
  )
}
