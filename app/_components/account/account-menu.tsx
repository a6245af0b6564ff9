'use client'

/** Oneself at the bottom of the sidebar: theme, account, keys, sign out. */
import { Keyboard, LogOut, Settings2, SunMoon } from 'lucide-react'
import Link from 'next/link'
import { signOut } from 'next-auth/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LanguageSwitch } from '@/app/_i18n/language-switch'
import type { RoleName } from '@/server/schemas/project'
import { ThemeSwitch } from '../theme/theme-switch'
import { Avatar } from '../ui/avatar'
import { Button, buttonClass, IconButton } from '../ui/button'
import { cn } from '../ui/cn'
import { Popover } from '../ui/popover'
import { KeysDialog } from '../workshop/keys-dialog'

export function AccountMenu({
  user,
  role,
  projectId,
  className,
}: {
  user: { name: string; email: string }
  role: RoleName
  projectId: string
  className?: string
}) {
  const t = useTranslations('shell')
  const [isOpen, setIsOpen] = useState(false)
  const [areKeysOpen, setAreKeysOpen] = useState(false)
  return (
    <div className={cn('flex items-center gap-2 p-2 text-ui', className)}>
      <Avatar name={user.name} />
      <div className="min-w-0 flex-1">
        <div className="truncate leading-4">{user.name}</div>
        <div className="text-caption text-ink-3">{t(`roles.${role}`)}</div>
      </div>
      <Popover
        label={t('menu')}
        align="end"
        className="w-60"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={<IconButton icon={SunMoon} label={t('menu')} />}
      >
        <div className="flex flex-col gap-2">
          <p className="truncate text-caption text-ink-3">{user.email}</p>
          <ThemeSwitch className="w-full" />
          <LanguageSwitch className="w-full" />
          <Link
            href={`/account?from=${projectId}`}
            onClick={() => setIsOpen(false)}
            className={buttonClass({ variant: 'quiet' }, 'w-full justify-start px-2 hover:bg-hover')}
          >
            <Settings2 aria-hidden className="size-4" strokeWidth={1.75} />
            {t('account')}
          </Link>
          <Button
            variant="quiet"
            icon={Keyboard}
            className="-mt-1.5 w-full justify-start px-2 pointer-coarse:hidden"
            onClick={() => {
              setIsOpen(false)
              setAreKeysOpen(true)
            }}
          >
            {t('keys')}
          </Button>
          <Button
            variant="quiet"
            icon={LogOut}
            className="-mt-1.5 w-full justify-start px-2"
            onClick={() => signOut({ callbackUrl: '/sign-in' })}
          >
            {t('signOut')}
          </Button>
        </div>
      </Popover>
      <KeysDialog open={areKeysOpen} onOpenChange={setAreKeysOpen} role={role} />
    </div>
  )
}
