'use client'

/** Fills a request in, sends it with the key of the page, shows what came back. */
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useId, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input, Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Tag } from '@/app/_components/ui/tag'
import { useKey } from './key-field'
import type { Operation } from './reference'
import { addressOf, curlOf, missingOf, type Values } from './request'

const SHOWN_CHARS = 20_000

/** Where this page was loaded from; empty while it is rendered on the server, which does not know. */
const useOrigin = () =>
  useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => '',
  )

export function TryIt({ operation }: { operation: Operation }) {
  const t = useTranslations('developers')
  const { method, body: takes, parameters } = operation
  const isJson = takes !== null && takes !== 'file'
  const answerId = useId()
  const origin = useOrigin()
  const key = useKey()
  const [values, setValues] = useState<Values>({})
  const [body, setBody] = useState(isJson ? takes.example : '')
  const send = useMutation({
    mutationFn: async () => {
      const response = await fetch(addressOf(operation, values), {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(isJson && { 'content-type': 'application/json' }),
        },
        ...(isJson && { body }),
      })
      return { status: response.status, text: readable(await response.text()) }
    },
  })
  const missing = missingOf(operation, values)
  const reason =
    takes === 'file'
      ? t('fromCommandLine')
      : key === ''
        ? t('keyFirst')
        : missing.length > 0
          ? t('fillIn', { names: missing.join(', ') })
          : null
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!reason) send.mutate()
      }}
    >
      {parameters.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {parameters.map(({ name, isRequired, type }) => (
            <Field key={name} label={name} isOptional={!isRequired}>
              {(control) => (
                <Input
                  {...control}
                  value={values[name] ?? ''}
                  placeholder={type.length < 40 ? type : undefined}
                  onChange={(event) => setValues((all) => ({ ...all, [name]: event.target.value }))}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {isJson && (
        <Field label={t('body')}>
          {(control) => (
            <Textarea
              {...control}
              rows={Math.min(14, body.split('\n').length + 1)}
              spellCheck={false}
              value={body}
              onChange={(event) => setBody(event.target.value)}
              className="font-mono text-caption"
            />
          )}
        </Field>
      )}
      <Code>{curlOf(operation, values, body, origin)}</Code>
      <div>
        <Button type="submit" icon={Send} busy={send.isPending && t('sending')} disabledReason={reason}>
          {t('send')}
        </Button>
      </div>
      <div id={answerId} aria-live="polite" className="flex flex-col gap-1.5">
        {send.error && <Note tone="danger">{send.error.message}</Note>}
        {send.data && (
          <>
            <div>
              <Tag tone={send.data.status < 300 ? 'accent' : 'danger'}>{send.data.status}</Tag>
            </div>
            <Code>{send.data.text}</Code>
          </>
        )}
      </div>
    </form>
  )
}

const Code = ({ children }: { children: string }) => (
  <pre
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    tabIndex={0}
    className="max-h-96 overflow-auto rounded-card border bg-canvas p-2.5 font-mono text-caption"
  >
    {children}
  </pre>
)

/** JSON on many lines; anything long is cut. */
function readable(text: string): string {
  let shown = text
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // A file; shown as it is.
  }
  return shown.length > SHOWN_CHARS ? `${shown.slice(0, SHOWN_CHARS)}\n…` : shown
}
