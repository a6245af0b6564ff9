/** The frame of pages without a project: sign in, set up, join. A narrow card in the middle. */

import { Words } from '@/app/_i18n/words-of-rooms'
import { PagePreferences } from '../_components/account/page-preferences'
import { Logo } from '../_components/ui/logo'

export default function AuthLayout({ children }: { children: React.ReactNode }) {
  return (
    <Words rooms={['account', 'shapes']}>
      <main className="grid min-h-dvh place-items-center px-4 py-10">
        <div className="flex w-full max-w-[400px] flex-col gap-5">
          <div className="flex items-center gap-2 font-semibold text-[18px] tracking-[-0.015em]">
            <Logo className="size-6 text-accent" />
            Laurel
          </div>
          {children}
          <PagePreferences />
        </div>
      </main>
    </Words>
  )
}
