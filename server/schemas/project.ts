/** Shapes of a project, its members and its invitations. */
import { z } from 'zod'
import { GuidelinesText } from './guidelines'
import { wrong } from './shape-message'

export const RoleName = z.enum(['annotator', 'researcher', 'admin'])
export type RoleName = z.infer<typeof RoleName>

export const ProjectDetails = z.object({
  name: z
    .string()
    .trim()
    .min(1, wrong('shape-project-name-missing'))
    .max(80, wrong('shape-text-too-long', { limit: 80 })),
  description: z
    .string()
    .trim()
    .max(300, wrong('shape-text-too-long', { limit: 300 })),
})
export type ProjectDetails = z.infer<typeof ProjectDetails>

export const NewProject = ProjectDetails.extend({ guidelines: GuidelinesText })
export type NewProject = z.infer<typeof NewProject>

export const NewInvitation = z.object({
  role: RoleName,
  note: z
    .string()
    .trim()
    .max(200, wrong('shape-text-too-long', { limit: 200 }))
    .default(''),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** The secret part of a link, as made by `newSecret`. */
export const LinkSecret = z.string().min(20).max(100)
