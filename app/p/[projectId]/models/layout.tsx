/** The words of all pages about models. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function ModelsLayout({ children }: { children: React.ReactNode }) {
  return <Words rooms={['evaluation', 'fields', 'model', 'models', 'messages', 'refusals']}>{children}</Words>
}
