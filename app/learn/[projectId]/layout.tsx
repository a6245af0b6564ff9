/**
 * The frame of the anatomy pages. Members see them inside the workshop; others, when the project's admin allows it, under
 * a bar of their own.
 */
import Link from 'next/link'
import { Logo } from '@/app/_components/ui/logo'
import { Sidebar } from '@/app/_components/workshop/sidebar'
import { readLanguage, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { ChapterLinks } from './_components/chapter-links'

const ROOMS = [
  'charts',
  'anatomy',
  'tokens',
  'examples',
  'generation',
  'pretraining',
  'inference',
  'tuning',
  'stars',
  'reward',
  'tiny',
] as const

export default async function LearnLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ projectId: string }>
}) {
  const { projectId } = await params
  const caller = await api()
  const { name, isMember } = await orNotFound(caller.anatomy.open({ projectId }))
  const shell = isMember ? await orNotFound(caller.projects.shell({ projectId })) : null
  const language = await readLanguage()
  const t = await wordsOf('anatomy')
  return (
    <div className={shell ? 'min-h-dvh lg:flex' : 'min-h-dvh'}>
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-raised px-3 py-2 text-ui shadow-e2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      {shell ? (
        <Words rooms={['shell']}>
          <Sidebar projectId={projectId} shell={shell} />
        </Words>
      ) : (
        <div className="flex h-[52px] items-center gap-2 border-b px-7 max-sm:px-4">
          <Logo className="size-5 shrink-0 text-accent" />
          <span className="min-w-0 flex-1 truncate font-semibold text-read">{name}</span>
          <Link href="/sign-in" className="text-ink-2 text-ui hover:underline">
            {t('signIn')}
          </Link>
        </div>
      )}
      <main
        id="main"
        tabIndex={-1}
        lang={language}
        className="mx-auto flex w-full min-w-0 max-w-[1440px] flex-col gap-3.5 px-7 py-5 outline-none max-sm:px-4 max-sm:pb-10"
      >
        <Words rooms={ROOMS}>
          <ChapterLinks projectId={projectId} />
          {children}
        </Words>
      </main>
    </div>
  )
}
