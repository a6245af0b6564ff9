'use client'

/**
 * One-line messages at the bottom left (above the bar on phones). `useToast()` gives `toast({ message })`.
 * A toast with an action stays until it is read; errors are announced at once.
 */
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from './button'
import { cn } from './cn'

export interface ToastInput {
  message: string
  tone?: 'success' | 'danger'
  action?: { label: string; onClick: () => void; kbd?: string }
}

type Show = (toast: ToastInput) => void

const ToastContext = createContext<Show | null>(null)
const SHOWN_MS = 5000

export function useToast(): Show {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast needs ToastProvider around it')
  return show
}

export function ToastProvider({ children }: { children: React.ReactNode }) {
  const [toasts, setToasts] = useState<(ToastInput & { id: number })[]>([])
  const nextId = useRef(0)
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback<Show>(
    (toast) => {
      const id = nextId.current++
      setToasts((all) => [...all.slice(-2), { ...toast, id }])
      if (!toast.action) setTimeout(() => close(id), SHOWN_MS)
    },
    [close],
  )
  const calm = useMemo(() => toasts.filter((toast) => toast.tone !== 'danger'), [toasts])
  const urgent = useMemo(() => toasts.filter((toast) => toast.tone === 'danger'), [toasts])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="pointer-events-none fixed bottom-4 left-4 z-[60] flex w-[min(420px,calc(100vw-32px))] flex-col gap-2 max-sm:bottom-[84px]">
        <div role="status" className="flex flex-col gap-2">
          {calm.map((toast) => (
            <ToastRow key={toast.id} toast={toast} onClose={() => close(toast.id)} />
          ))}
        </div>
        <div role="alert" className="flex flex-col gap-2">
          {urgent.map((toast) => (
            <ToastRow key={toast.id} toast={toast} onClose={() => close(toast.id)} />
          ))}
        </div>
      </div>
    </ToastContext.Provider>
  )
}

function ToastRow({ toast, onClose }: { toast: ToastInput; onClose: () => void }) {
  const t = useTranslations('common')
  const Icon = toast.tone === 'danger' ? CircleAlert : CircleCheck
  return (
    <div
      className={cn(
        'pointer-events-auto flex min-h-11 animate-[laurel-rise_160ms] items-center gap-2.5 rounded-card border border-line-2 bg-raised py-1.5 pr-1.5 pl-3.5 text-ui shadow-e2',
        toast.tone === 'danger' && 'border-danger',
      )}
    >
      <Icon
        aria-hidden
        className={cn('size-4 shrink-0', toast.tone === 'danger' ? 'text-danger' : 'text-accent')}
        strokeWidth={1.75}
      />
      <span className="min-w-0 flex-1">{toast.message}</span>
      {toast.action && (
        <Button
          size="small"
          variant="quiet"
          kbd={toast.action.kbd}
          onClick={() => {
            toast.action?.onClick()
            onClose()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon={X} label={t('closeMessage')} size="small" onClick={onClose} />
    </div>
  )
}
