'use client'

/** Name and description of a project, with problems in words; with its first guidelines for a new one. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { useSay } from '@/app/_i18n/use-say'
import type { Message } from '@/ml/messages/message'
import type { NewProject, ProjectDetails } from '@/server/schemas/project'
import { issueMessage } from '@/server/schemas/shape-message'
import { Field } from '../ui/field'
import { Input, Textarea } from '../ui/input'

type Problems = Partial<Record<keyof NewProject, Message>>

/** The form's state. `check` gives the parsed details, or null after showing what is wrong. */
export function useProjectDraft<Details extends ProjectDetails>(shape: z.ZodType<Details>, initial: Details) {
  const [details, setDetails] = useState(initial)
  const [problems, setProblems] = useState<Problems>({})
  function check(): Details | null {
    const parsed = shape.safeParse(details)
    setProblems(
      parsed.success
        ? {}
        : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path[0], issueMessage(issue)])),
    )
    return parsed.success ? parsed.data : null
  }
  return { details, setDetails, problems, check }
}

interface Draft<Details> {
  details: Details
  setDetails: (details: Details) => void
  problems: Problems
}

export function ProjectFields<Details extends ProjectDetails>({ draft }: { draft: Draft<Details> }) {
  const t = useTranslations('project')
  const say = useSay()
  const { details, setDetails, problems } = draft
  return (
    <>
      <Field label={t('name')} error={problems.name && say(problems.name)}>
        {(control) => (
          <Input
            {...control}
            value={details.name}
            onChange={(event) => setDetails({ ...details, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('description')}
        hint={t('descriptionHint')}
        error={problems.description && say(problems.description)}
        isOptional
      >
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={details.description}
            onChange={(event) => setDetails({ ...details, description: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** What a new project starts with; later ones are versions, written in the settings. */
export function FirstGuidelines({ draft }: { draft: Draft<NewProject> }) {
  const t = useTranslations('project')
  const say = useSay()
  const { details, setDetails, problems } = draft
  return (
    <Field
      label={t('guidelines')}
      hint={t('guidelinesHint')}
      error={problems.guidelines && say(problems.guidelines)}
    >
      {(control) => (
        <Textarea
          {...control}
          rows={6}
          value={details.guidelines}
          onChange={(event) => setDetails({ ...details, guidelines: event.target.value })}
        />
      )}
    </Field>
  )
}
