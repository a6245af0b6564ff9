/** The words of the demonstrations and their review. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function DemonstrationsLayout({ children }: { children: React.ReactNode }) {
  return <Words rooms={['demonstrations', 'desk', 'dialogue']}>{children}</Words>
}
