/** The words of all pages about runs. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function RunsLayout({ children }: { children: React.ReactNode }) {
  return <Words rooms={['runs', 'run', 'fields', 'sampling', 'messages', 'refusals']}>{children}</Words>
}
