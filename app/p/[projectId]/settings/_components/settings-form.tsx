'use client'

/** Saves the project's details. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ProjectFields, useProjectDraft } from '@/app/_components/project/project-fields'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import { ProjectDetails } from '@/server/schemas/project'

export function SettingsForm({ project }: { project: ProjectDetails & { id: string } }) {
  const t = useTranslations('settings')
  const router = useRouter()
  const trpc = useTRPC()
  const toast = useToast()
  const draft = useProjectDraft(ProjectDetails, { name: project.name, description: project.description })
  const update = useMutation(
    trpc.projects.update.mutationOptions({
      onSuccess: () => {
        toast({ message: t('saved') })
        router.refresh()
      },
    }),
  )
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        const details = draft.check()
        if (details) update.mutate({ projectId: project.id, ...details })
      }}
    >
      <ProjectFields draft={draft} />
      {update.error && <Note tone="danger">{update.error.message}</Note>}
      <div>
        <Button type="submit" variant="primary" busy={update.isPending && t('saving')}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
