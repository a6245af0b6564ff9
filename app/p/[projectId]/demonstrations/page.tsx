/** Demonstrations: what people and seeds wrote, for researchers. */
import type { Metadata } from 'next'
import { api, orNotFound } from '@/app/_trpc/server'
import { DemonstrationList } from './_components/demonstration-list'

export const metadata: Metadata = { title: 'Demonstrations' }

export default async function DemonstrationsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [counts, first] = await orNotFound(
    Promise.all([caller.demonstrations.counts({ projectId }), caller.demonstrations.list({ projectId })]),
  )
  return <DemonstrationList projectId={projectId} counts={counts} first={first} />
}
