'use client'

/** Four bars and a sentence on how hard a password is to guess; the server applies the same rule. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSay } from '@/app/_i18n/use-say'
import { type PasswordStrength, passwordStrength } from '@/server/schemas/password-strength'
import { cn } from '../ui/cn'

const WORDS = ['easy', 'easy', 'better', 'good', 'veryGood'] as const

export function StrengthMeter({ password, personal }: { password: string; personal: string[] }) {
  const t = useTranslations('account')
  const say = useSay()
  const [strength, setStrength] = useState<PasswordStrength | null>(null)
  const context = personal.join('\n')
  useEffect(() => {
    let isCurrent = true
    if (!password) setStrength(null)
    else
      passwordStrength(password, context.split('\n').filter(Boolean)).then((result) => {
        if (isCurrent) setStrength(result)
      })
    return () => {
      isCurrent = false
    }
  }, [password, context])

  const filled = strength ? Math.max(1, strength.score) : 0
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cn(
              'h-1 rounded-full bg-hover transition-colors duration-160',
              bar <= filled && (strength?.isEnough ? 'bg-accent' : 'bg-warn'),
            )}
          />
        ))}
      </div>
      <p role="status" className="min-h-4 text-caption text-ink-2">
        {strength &&
          (strength.advice
            ? `${t(`strength.${WORDS[strength.score]}`)}. ${say(strength.advice)}`
            : t(`strength.${WORDS[strength.score]}`))}
      </p>
    </div>
  )
}
