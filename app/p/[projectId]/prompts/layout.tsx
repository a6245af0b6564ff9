/** The words of the pages of prompts and their sets. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function PromptsLayout({ children }: { children: React.ReactNode }) {
  return <Words rooms={['desk', 'prompts', 'promptSets', 'messages', 'refusals', 'shapes']}>{children}</Words>
}
