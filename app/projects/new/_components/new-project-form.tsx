'use client'

/** Creates a project and opens it. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { FirstGuidelines, ProjectFields, useProjectDraft } from '@/app/_components/project/project-fields'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'
import { NewProject } from '@/server/schemas/project'

const GUIDELINES = [
  'It does what the prompt asks, in the form it asks for.',
  'What it says is true, or it says what it does not know.',
  'It would not hurt the reader or anyone else.',
].join('\n')

export function NewProjectForm() {
  const router = useRouter()
  const trpc = useTRPC()
  const draft = useProjectDraft(NewProject, { name: '', description: '', guidelines: GUIDELINES })
  const create = useMutation(
    trpc.projects.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/p/${id}`) }),
  )
  return (
    <form
      noValidate
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        const details = draft.check()
        if (details) create.mutate(details)
      }}
    >
      <ProjectFields draft={draft} />
      <FirstGuidelines draft={draft} />
      {create.error && <Note tone="danger">{create.error.message}</Note>}
      <div>
        <Button
          type="submit"
          variant="primary"
          size="large"
          busy={(create.isPending || create.isSuccess) && 'Creating'}
        >
          Create the project
        </Button>
      </div>
    </form>
  )
}
