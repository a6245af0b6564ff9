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
import type { shell } from '@/app/_i18n/en/shell'
import type { RoleName } from '@/server/schemas/project'

export interface Place {
  /** Of `shell.places`. */
  name: keyof typeof shell.places
  /** Under /p/<project>, under /desk/<project> for desks, under /learn/<project> for what others may read too. */
  path: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
  count?: 'rank' | 'vote' | 'runs' | 'reports'
}

interface Group {
  /** Of `shell.groups`. */
  heading: keyof typeof shell.groups | null
  role: RoleName
  places: Place[]
}

const RANK: Record<RoleName, number> = { annotator: 0, researcher: 1, admin: 2 }

const GROUPS: Group[] = [
  { heading: null, role: 'annotator', places: [{ name: 'home', path: 'p', icon: House, key: 'h' }] },
  {
    heading: 'label',
    role: 'annotator',
    places: [
      { name: 'write', path: 'desk/write', icon: PenLine, key: 'w' },
      { name: 'rank', path: 'desk/rank', icon: ListOrdered, key: 'r', count: 'rank' },
      { name: 'vote', path: 'desk/vote', icon: Scale, key: 'v', count: 'vote' },
    ],
  },
  {
    heading: 'data',
    role: 'researcher',
    places: [
      { name: 'prompts', path: 'p/prompts', icon: MessageSquareText, key: 'p', count: 'reports' },
      { name: 'texts', path: 'p/texts', icon: FileText, key: 'x' },
      { name: 'demonstrations', path: 'p/demonstrations', icon: NotebookPen, key: 'n' },
      { name: 'rankings', path: 'p/rankings', icon: Star, key: 'k' },
      { name: 'datasets', path: 'p/datasets', icon: Database, key: 'd' },
    ],
  },
  {
    heading: 'train',
    role: 'researcher',
    places: [
      { name: 'runs', path: 'p/runs', icon: Activity, key: 'u', count: 'runs' },
      { name: 'models', path: 'p/models', icon: Boxes, key: 'm' },
    ],
  },
  {
    heading: 'inspect',
    role: 'researcher',
    places: [
      { name: 'compare', path: 'p/compare', icon: Columns3, key: 'c' },
      { name: 'tokens', path: 'p/tokens', icon: Binary, key: 't' },
    ],
  },
  {
    heading: 'learn',
    role: 'annotator',
    places: [{ name: 'anatomy', path: 'learn', icon: BookOpen, key: 'a' }],
  },
  {
    heading: 'admin',
    role: 'admin',
    places: [
      { name: 'people', path: 'p/people', icon: Users, key: 'e' },
      { name: 'settings', path: 'p/settings', icon: SlidersHorizontal, key: 's' },
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
