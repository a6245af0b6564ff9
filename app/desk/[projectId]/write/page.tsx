/** The writing desk: answer a prompt, or write an instruction of one's own and its answer. */
import type { Metadata } from 'next'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { WriteDesk } from './_components/write-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('write'))('title') }
}

export default async function WritePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [project, shell, progress, desk, { wordGoal }, returned] = await orNotFound(
    Promise.all([
      caller.projects.read({ projectId }),
      caller.projects.shell({ projectId }),
      caller.demonstrations.progress({ projectId }),
      caller.demonstrations.desk({ projectId }),
      caller.annotation.deskSettings({ projectId }),
      caller.demonstrations.returned({ projectId }),
    ]),
  )
  return (
    <WriteDesk
      projectId={projectId}
      userId={shell.user.email}
      projectName={project.name}
      initialProgress={progress}
      initialDesk={desk}
      wordGoal={wordGoal}
      initialReturned={returned}
    />
  )
}
