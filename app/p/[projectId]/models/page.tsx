/** Models: every version, newest first, with where it came from. */
import type { Metadata } from 'next'
import { api, orNotFound } from '@/app/_trpc/server'
import { ModelList } from './_components/model-list'

export const metadata: Metadata = { title: 'Models' }

export default async function ModelsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const models = await orNotFound((await api()).models.list({ projectId }))
  return <ModelList projectId={projectId} models={models} />
}
