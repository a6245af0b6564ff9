'use client'

/** A password field whose text can be shown. */
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/button'
import { Input } from '../ui/input'

export function PasswordInput(props: Omit<React.ComponentProps<'input'>, 'type'>) {
  const t = useTranslations('account')
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="relative">
      <Input {...props} type={isShown ? 'text' : 'password'} className="pr-10" spellCheck={false} />
      <IconButton
        icon={isShown ? EyeOff : Eye}
        label={isShown ? t('hidePassword') : t('showPassword')}
        size="small"
        onClick={() => setIsShown(!isShown)}
        className="absolute top-1/2 right-[3px] -translate-y-1/2 border-0"
      />
    </div>
  )
}
