/** A new project. Only for those who may start one; others learn whom to ask. */
import { ArrowLeft, FolderPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { api, orNotFound } from '@/app/_trpc/server'
import { NewProjectForm } from './_components/new-project-form'

export const metadata: Metadata = { title: 'New project' }

export default async function NewProjectPage() {
  const caller = await api()
  const [canCreate, projects] = await Promise.all([
    orNotFound(caller.projects.canCreate()),
    orNotFound(caller.projects.list()),
  ])
  return (
    <main className="mx-auto flex w-full max-w-[640px] flex-col gap-3.5 px-4 py-8">
      {projects.length > 0 && (
        <div>
          <ButtonLink href="/" variant="quiet" icon={ArrowLeft} className="-ml-3">
            Back
          </ButtonLink>
        </div>
      )}
      {canCreate ? (
        <Card className="flex flex-col gap-4 p-5">
          <div>
            <h1>New project</h1>
            <p className="text-ink-2 text-ui">
              A project has its own people, prompts and models. Your base models come along; prompts do not.
            </p>
          </div>
          <NewProjectForm />
        </Card>
      ) : (
        <Card>
          <EmptyState isPage icon={FolderPlus} title="You are in no project yet">
            Ask an admin for an invitation link, and open it while you are signed in.
          </EmptyState>
        </Card>
      )}
    </main>
  )
}
