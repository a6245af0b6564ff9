'use client'

/** The workshop's sidebar: project, places, oneself. Under 1024 px it becomes a drawer behind a button in a top bar. */
import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, Folder, Menu as MenuIcon, Plus } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { AccountMenu } from '../account/account-menu'
import { IconButton } from '../ui/button'
import { cn } from '../ui/cn'
import { Sheet } from '../ui/dialog'
import { Logo } from '../ui/logo'
import { Menu } from '../ui/popover'
import { hrefOf, placesFor } from './navigation'
import { useJumpKeys } from './use-jump-keys'

type Shell = ApiOutput['projects']['shell']

const REFRESH_MS = 30_000

export function Sidebar({ projectId, shell }: { projectId: string; shell: Shell }) {
  const t = useTranslations('shell')
  const [isOpen, setIsOpen] = useState(false)
  const jumps = useMemo(
    () =>
      Object.fromEntries(
        placesFor(shell.role).flatMap(({ places }) =>
          places.map((place) => [place.key, hrefOf(projectId, place)]),
        ),
      ),
    [projectId, shell.role],
  )
  useJumpKeys(jumps)
  const inside = <Inside projectId={projectId} shell={shell} onNavigate={() => setIsOpen(false)} />
  return (
    <>
      <aside className="sticky top-0 hidden h-dvh w-[216px] shrink-0 flex-col border-r bg-canvas lg:flex">
        {inside}
      </aside>
      <header className="sticky top-0 z-30 flex h-[52px] items-center gap-2 border-b bg-canvas px-3 lg:hidden">
        <IconButton icon={MenuIcon} label={t('openMenu')} onClick={() => setIsOpen(true)} />
        <Link href={`/p/${projectId}`} className="flex min-w-0 items-center gap-2 font-semibold text-read">
          <Logo className="size-5 shrink-0 text-accent" />
          <span className="truncate">{shell.projects.find(({ id }) => id === projectId)?.name}</span>
        </Link>
      </header>
      <Sheet
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('menuTitle')}
        isTitleHidden
        side="left"
        className="bg-canvas"
      >
        {inside}
      </Sheet>
    </>
  )
}

function Inside({
  projectId,
  shell,
  onNavigate,
}: {
  projectId: string
  shell: Shell
  onNavigate: () => void
}) {
  const t = useTranslations('shell')
  const f = useFormats()
  const pathname = usePathname()
  const trpc = useTRPC()
  const waiting = useQuery(
    trpc.projects.waiting.queryOptions(
      { projectId },
      { initialData: shell.waiting, refetchInterval: REFRESH_MS },
    ),
  ).data
  return (
    <div className="flex min-h-full flex-1 flex-col gap-0.5 px-2.5 py-3">
      <Link
        href={`/p/${projectId}`}
        onClick={onNavigate}
        className="flex items-center gap-2 rounded-control px-2 pt-1 pb-2.5 font-semibold text-read tracking-[-0.015em]"
      >
        <Logo className="size-5 text-accent" />
        Laurel
      </Link>
      <ProjectSwitcher projectId={projectId} shell={shell} />
      <nav aria-label={t('main')}>
        {placesFor(shell.role).map(({ heading, places }) => (
          <div key={heading ?? ''}>
            {heading && (
              <h2 className="px-2 pt-3 pb-1 font-medium text-caption text-ink-3">{t(`groups.${heading}`)}</h2>
            )}
            <ul>
              {places.map((place) => {
                const href = hrefOf(projectId, place)
                const isHere = place.path === 'p' ? pathname === href : pathname.startsWith(href)
                const count = place.count ? (waiting?.[place.count] ?? 0) : 0
                return (
                  <li key={place.path}>
                    <Link
                      href={href}
                      onClick={onNavigate}
                      aria-current={isHere ? 'page' : undefined}
                      aria-keyshortcuts={`g ${place.key}`}
                      className={cn(
                        'flex h-[30px] items-center gap-[9px] rounded-control px-2 text-ink-2 text-ui transition-colors duration-90 hover:bg-hover max-lg:h-10',
                        isHere && 'bg-hover font-medium text-ink',
                      )}
                    >
                      <place.icon
                        aria-hidden
                        className={cn('size-4 text-ink-3', isHere && 'text-accent')}
                        strokeWidth={1.75}
                      />
                      {t(`places.${place.name}`)}
                      {count > 0 && (
                        <span className="ml-auto text-caption text-ink-3 tabular-nums">
                          {f.count(count)}
                          <span className="sr-only">{place.count && ` ${t(`counted.${place.count}`)}`}</span>
                        </span>
                      )}
                    </Link>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
      </nav>
      <AccountMenu user={shell.user} role={shell.role} projectId={projectId} className="mt-auto" />
    </div>
  )
}

function ProjectSwitcher({ projectId, shell }: { projectId: string; shell: Shell }) {
  const t = useTranslations('shell')
  const name = shell.projects.find(({ id }) => id === projectId)?.name ?? t('project')
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t('changeProject', { name })}
          className="mb-2 flex w-full items-center gap-2 rounded-control border bg-surface px-2 py-[7px] text-left font-medium text-ui transition-colors duration-90 hover:bg-hover"
        >
          <Folder aria-hidden className="size-3.5 shrink-0 text-ink-2" strokeWidth={1.75} />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
        </button>
      }
      groups={[
        {
          heading: t('projects'),
          items: shell.projects.map((project) => ({
            label: project.name,
            href: `/p/${project.id}`,
            hint: t(`roles.${project.role}`).toLowerCase(),
            isChecked: project.id === projectId,
          })),
        },
        ...(shell.canCreateProject
          ? [{ items: [{ label: t('newProject'), icon: Plus, href: '/projects/new' }] }]
          : []),
      ]}
    />
  )
}
