'use client'

/** Text to copy: a link, a hash, a command. Says when it is copied, and selects the text when copying is not allowed. */
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { Input } from './input'

export function CopyField({ value, label, className }: { value: string; label: string; className?: string }) {
  const t = useTranslations('common')
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'idle' | 'copied' | 'selected'>('idle')

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      // Plain http and some browsers refuse the clipboard; the person can still press Ctrl C.
      field.current?.select()
      setState('selected')
    }
    setTimeout(() => setState('idle'), 3000)
  }

  return (
    <div className={className}>
      <div className="flex gap-2">
        <Input
          ref={field}
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 border-line-strong font-mono"
        />
        <Button icon={state === 'copied' ? Check : Copy} onClick={copy}>
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      <p role="status" className="text-caption text-ink-3">
        {state === 'selected' && t('copySelected')}
        {state === 'copied' && <span className="sr-only">{t('copied')}</span>}
      </p>
    </div>
  )
}
