'use client'

/** The key that requests of this page carry. It stays in this page and goes when the page goes. */
import { createContext, useContext, useState } from 'react'
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
  const { key, setKey } = useContext(KeyContext)
  return (
    <Field label="Your key" hint="To try requests here. It is kept nowhere and leaves with the page.">
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
