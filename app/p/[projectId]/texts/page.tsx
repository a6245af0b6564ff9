/** Texts that models are pre-trained on: what there is, and where more comes in. */
import type { Metadata } from 'next'
import { api, orNotFound } from '@/app/_trpc/server'
import { Texts } from './_components/texts'

export const metadata: Metadata = { title: 'Texts' }

export default async function TextsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  return <Texts projectId={projectId} initial={await orNotFound((await api()).texts.list({ projectId }))} />
}
