/** Rankings: stars of every ranked answer, beside the simple conversion, and how far people agree. */

import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { Rankings } from './_components/rankings'

export const generateMetadata = titled('rankings', 'title')

export default async function RankingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [summary, first, aspects] = await orNotFound(
    Promise.all([
      caller.preferences.summary({ projectId }),
      caller.preferences.list({ projectId }),
      caller.annotation.aspects({ projectId }),
    ]),
  )
  return (
    <Words rooms={['aspects', 'rank', 'rankings']}>
      <Rankings projectId={projectId} summary={summary} first={first} aspects={aspects} />
    </Words>
  )
}
