/** Practice: gold tasks with feedback, before real work where a project asks for it, and whenever somebody likes. */
import type { Metadata } from 'next'
import { wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { AspectsProvider } from '../rank/_components/cards/aspects'
import { PracticeDesk } from './_components/practice-desk'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await wordsOf('rank'))('practice.title') }
}

export default async function PracticePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [shell, practice] = await orNotFound(
    Promise.all([caller.projects.shell({ projectId }), caller.practice.mine({ projectId })]),
  )
  return (
    // Practice is about the order alone: no flag or rating is asked for.
    <AspectsProvider aspects={[]}>
      <PracticeDesk projectId={projectId} userId={shell.user.email} initial={practice} />
    </AspectsProvider>
  )
}
