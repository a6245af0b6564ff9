/** What each role may do, in a line. */
import type { RoleName } from '@/server/schemas/project'

export const ROLES: { value: RoleName; label: string; hint: string }[] = [
  { value: 'annotator', label: 'Annotator', hint: 'Writes answers, ranks, votes. Sees nothing else.' },
  { value: 'researcher', label: 'Researcher', hint: 'Also sees the data, trains and compares models.' },
  { value: 'admin', label: 'Admin', hint: 'Also invites people and changes the project.' },
]
