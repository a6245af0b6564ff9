/** Home: the loop as a map with the next step; for annotators, what waits for them. */
import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { LoopHome } from './_components/loop-home'
import { OwnQueue } from './_components/own-queue'

export const generateMetadata = titled('loop', 'title')

export default async function HomePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [project, shell] = await Promise.all([
    orNotFound(caller.projects.read({ projectId })),
    orNotFound(caller.projects.shell({ projectId })),
  ])
  if (shell.role === 'annotator') {
    const [queue, board] = await orNotFound(
      Promise.all([caller.projects.ownQueue({ projectId }), caller.projects.leaderboard({ projectId })]),
    )
    return <OwnQueue project={project} queue={queue} board={board} />
  }
  return (
    <Words rooms={['loop']}>
      <LoopHome
        project={project}
        role={shell.role}
        initial={await orNotFound(caller.projects.loopState({ projectId }))}
      />
    </Words>
  )
}
