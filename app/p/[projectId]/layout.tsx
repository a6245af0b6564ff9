/** The workshop: sidebar and a fluid page of at most 1440 px. Members only; each page asks for its own role. */
import { RememberProject } from '@/app/_components/workshop/last-project'
import { Sidebar } from '@/app/_components/workshop/sidebar'
import { wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { ExportNews } from './_components/export-news'

export default async function WorkshopLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ projectId: string }>
}) {
  const t = await wordsOf('shell')
  const { projectId } = await params
  const shell = await orNotFound((await api()).projects.shell({ projectId }))
  return (
    <Words rooms={['charts', 'exports', 'shell']}>
      <div className="min-h-dvh lg:flex">
        <a
          href="#main"
          className="sr-only z-50 rounded-control bg-raised px-3 py-2 text-ui shadow-e2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t('skip')}
        </a>
        <RememberProject projectId={projectId} />
        {shell.role !== 'annotator' && <ExportNews projectId={projectId} />}
        <Sidebar projectId={projectId} shell={shell} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full min-w-0 max-w-[1440px] flex-col gap-3.5 px-7 py-5 outline-none max-sm:px-4 max-sm:pb-10"
        >
          {children}
        </main>
      </div>
    </Words>
  )
}
