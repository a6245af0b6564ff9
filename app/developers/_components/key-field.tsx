'use client'

/** The key that requests of this page carry. It stays in this page and goes when the page goes. */
import { createContext, useContext, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'

const KeyContext = createContext<{ key: string; setKey: (key: string) => void }>({
  key: '',
  setKey: () => {},
})

export const useKey = () => useContext(KeyContext).key

export function KeyProvider({ children }: { children: React.ReactNode }) {
  const [key, setKey] = useState('')
  return <KeyContext.Provider value={{ key, setKey }}>{children}</KeyContext.Provider>
}

export function KeyField() {
  const t = useTranslations('developers')
  const { key, setKey } = useContext(KeyContext)
  return (
    <Field label={t('key')} hint={t('keyHint')}>
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="laurel_…"
          value={key}
          onChange={(event) => setKey(event.target.value.trim())}
          className="font-mono"
        />
      )}
    </Field>
  )
}
