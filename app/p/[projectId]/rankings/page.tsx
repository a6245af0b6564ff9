/** Rankings: stars of every ranked answer, beside the simple conversion, and how far people agree. */
import type { Metadata } from 'next'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { Rankings } from './_components/rankings'

export const metadata: Metadata = { title: 'Rankings' }

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
    <Words rooms={['aspects', 'common']}>
      <Rankings projectId={projectId} summary={summary} first={first} aspects={aspects} />
    </Words>
  )
}
