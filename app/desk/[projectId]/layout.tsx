/** Desks (write, rank, vote) have no sidebar: the whole screen is the work. Members only. */
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'

export default async function DeskLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ projectId: string }>
}) {
  const { projectId } = await params
  await orNotFound((await api()).projects.read({ projectId }))
  return <Words rooms={['aspects', 'common', 'desk', 'rank', 'vote', 'write']}>{children}</Words>
}
