/** Desks (write, rank, vote) have no sidebar: the whole screen is the work. Members only. */
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { GuidelinesBeside } from './_components/guidelines-beside'

export default async function DeskLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ projectId: string }>
}) {
  const { projectId } = await params
  const guidelines = await orNotFound((await api()).annotation.guidelines({ projectId }))
  return (
    <Words rooms={['aspects', 'common', 'desk', 'dialogue', 'rank', 'vote', 'write']}>
      <GuidelinesBeside projectId={projectId} initial={guidelines}>
        {children}
      </GuidelinesBeside>
    </Words>
  )
}
