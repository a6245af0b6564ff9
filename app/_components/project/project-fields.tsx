'use client'

/** Name, description and guidelines of a project, with problems in words; for a new one and for the settings. */
import { useState } from 'react'
import { ProjectDetails } from '@/server/schemas/project'
import { Field } from '../ui/field'
import { Input, Textarea } from '../ui/input'

type Problems = Partial<Record<keyof ProjectDetails, string>>

/** The form's state. `check` gives the parsed details, or null after showing what is wrong. */
export function useProjectDraft(initial: ProjectDetails) {
  const [details, setDetails] = useState(initial)
  const [problems, setProblems] = useState<Problems>({})
  function check(): ProjectDetails | null {
    const parsed = ProjectDetails.safeParse(details)
    setProblems(
      parsed.success
        ? {}
        : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path[0], issue.message])),
    )
    return parsed.success ? parsed.data : null
  }
  return { details, setDetails, problems, check }
}

export function ProjectFields({ draft }: { draft: ReturnType<typeof useProjectDraft> }) {
  const { details, setDetails, problems } = draft
  return (
    <>
      <Field label="Name" error={problems.name}>
        {(control) => (
          <Input
            {...control}
            value={details.name}
            onChange={(event) => setDetails({ ...details, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Description"
        hint="One sentence: what should the model learn?"
        error={problems.description}
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
      <Field
        label="What makes an answer better"
        hint="One criterion a line. People see them beside every ranking."
        error={problems.guidelines}
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
    </>
  )
}
