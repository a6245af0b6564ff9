/** Shapes of a project, its members and its invitations. */
import { z } from 'zod'
import { GuidelinesText } from './guidelines'

export const RoleName = z.enum(['annotator', 'researcher', 'admin'])
export type RoleName = z.infer<typeof RoleName>

export const ProjectDetails = z.object({
  name: z.string().trim().min(1, 'Give the project a name.').max(80, 'Use at most 80 characters.'),
  description: z.string().trim().max(300, 'Use at most 300 characters.'),
})
export type ProjectDetails = z.infer<typeof ProjectDetails>

export const NewProject = ProjectDetails.extend({ guidelines: GuidelinesText })
export type NewProject = z.infer<typeof NewProject>

export const NewInvitation = z.object({
  role: RoleName,
  note: z.string().trim().max(200, 'Use at most 200 characters.').default(''),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** The secret part of a link, as made by `newSecret`. */
export const LinkSecret = z.string().min(20).max(100)
