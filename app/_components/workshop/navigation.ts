/** The workshop's places: what each role sees, in order, and the letter that jumps there after `g`. */
import {
  Activity,
  Binary,
  BookOpen,
  Boxes,
  Columns3,
  Database,
  FileText,
  House,
  ListOrdered,
  type LucideIcon,
  MessageSquareText,
  NotebookPen,
  PenLine,
  Scale,
  SlidersHorizontal,
  Star,
  Users,
} from 'lucide-react'
import type { RoleName } from '@/server/schemas/project'

export interface Place {
  label: string
  /** Under /p/<project>, under /desk/<project> for desks, under /learn/<project> for what others may read too. */
  path: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  count?: 'rank' | 'vote' | 'runs' | 'reports'
}

interface Group {
  heading: string | null
  role: RoleName
  places: Place[]
}

const RANK: Record<RoleName, number> = { annotator: 0, researcher: 1, admin: 2 }

const GROUPS: Group[] = [
  { heading: null, role: 'annotator', places: [{ label: 'Home', path: 'p', icon: House, key: 'h' }] },
  {
    heading: 'Label',
    role: 'annotator',
    places: [
      { label: 'Write', path: 'desk/write', icon: PenLine, key: 'w' },
      { label: 'Rank', path: 'desk/rank', icon: ListOrdered, key: 'r', count: 'rank' },
      { label: 'Vote', path: 'desk/vote', icon: Scale, key: 'v', count: 'vote' },
    ],
  },
  {
    heading: 'Data',
    role: 'researcher',
    places: [
      { label: 'Prompts', path: 'p/prompts', icon: MessageSquareText, key: 'p', count: 'reports' },
      { label: 'Texts', path: 'p/texts', icon: FileText, key: 'x' },
      { label: 'Demonstrations', path: 'p/demonstrations', icon: NotebookPen, key: 'n' },
      { label: 'Rankings', path: 'p/rankings', icon: Star, key: 'k' },
      { label: 'Datasets', path: 'p/datasets', icon: Database, key: 'd' },
    ],
  },
  {
    heading: 'Train',
    role: 'researcher',
    places: [
      { label: 'Runs', path: 'p/runs', icon: Activity, key: 'u', count: 'runs' },
      { label: 'Models', path: 'p/models', icon: Boxes, key: 'm' },
    ],
  },
  {
    heading: 'Inspect',
    role: 'researcher',
    places: [
      { label: 'Compare', path: 'p/compare', icon: Columns3, key: 'c' },
      { label: 'Tokens', path: 'p/tokens', icon: Binary, key: 't' },
    ],
  },
  {
    heading: 'Learn',
    role: 'annotator',
    places: [{ label: 'Anatomy', path: 'learn', icon: BookOpen, key: 'a' }],
  },
  {
    heading: 'Admin',
    role: 'admin',
    places: [
      { label: 'People', path: 'p/people', icon: Users, key: 'e' },
      { label: 'Settings', path: 'p/settings', icon: SlidersHorizontal, key: 's' },
    ],
  },
]

/** Absent, not disabled, when a role lacks it. */
export function placesFor(role: RoleName): Group[] {
  return GROUPS.filter((group) => RANK[role] >= RANK[group.role])
}

/** "desk/rank" in project x → "/desk/x/rank". */
export function hrefOf(projectId: string, place: Place): string {
  const [shell, ...rest] = place.path.split('/')
  return `/${[shell, projectId, ...rest].join('/')}`
}
