/** The words of all pages that compare versions. */
import { Words } from '@/app/_i18n/words-of-rooms'

export default function CompareLayout({ children }: { children: React.ReactNode }) {
  return (
    <Words rooms={['common', 'inference', 'sampling', 'compare', 'arena', 'messages', 'refusals']}>
      {children}
    </Words>
  )
}
