'use client'

/** Creates a project and opens it. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FirstGuidelines, ProjectFields, useProjectDraft } from '@/app/_components/project/project-fields'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'
import { NewProject } from '@/server/schemas/project'

export function NewProjectForm() {
  const t = useTranslations('project')
  const router = useRouter()
  const trpc = useTRPC()
  const draft = useProjectDraft(NewProject, { name: '', description: '', guidelines: t('firstGuidelines') })
  const create = useMutation(
    trpc.projects.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/p/${id}`) }),
  )
  return (
    <form
      method="post"
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
          busy={(create.isPending || create.isSuccess) && t('creating')}
        >
          {t('create')}
        </Button>
      </div>
    </form>
  )
}
