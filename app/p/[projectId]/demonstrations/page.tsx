/** Demonstrations: what people and seeds wrote, for researchers. */
import type { Metadata } from 'next'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { DemonstrationList } from './_components/demonstration-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('demonstrations'))('title') }
}

export default async function DemonstrationsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [counts, first] = await orNotFound(
    Promise.all([caller.demonstrations.counts({ projectId }), caller.demonstrations.list({ projectId })]),
  )
  return <DemonstrationList projectId={projectId} counts={counts} first={first} />
}
