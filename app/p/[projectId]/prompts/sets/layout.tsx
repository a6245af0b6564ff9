/** The words of the pages of prompt sets. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function PromptSetsLayout({ children }: { children: React.ReactNode }) {
  return <Words rooms={['promptSets']}>{children}</Words>
}
