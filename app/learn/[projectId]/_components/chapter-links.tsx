'use client'

/** The chapters as links in a row, the present one marked; and the language. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { cn } from '@/app/_components/ui/cn'
import { LanguageSwitch } from '@/app/_i18n/language-switch'
import { CHAPTERS } from './chapters'

export function ChapterLinks({ projectId }: { projectId: string }) {
  const t = useTranslations('anatomy')
  const pathname = usePathname()
  const home = `/learn/${projectId}`
  const places = [
    { href: home, title: t('start') },
    ...CHAPTERS.map((path) => ({ href: `${home}/${path}`, title: t(`chapters.${path}.title`) })),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label={t('chapterList')} className="min-w-0 flex-1">
        <ul className="flex flex-wrap gap-x-4">
          {places.map(({ href, title }) => {
            const isHere = pathname === href
            return (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isHere ? 'page' : undefined}
                  className={cn(
                    'inline-flex h-8 items-center border-transparent border-b-2 text-ink-2 text-ui hover:text-ink max-sm:h-10',
                    isHere && 'border-accent font-medium text-ink',
                  )}
                >
                  {title}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <LanguageSwitch />
    </div>
  )
}
