'use client'

/** A text, an encoding, its tokens and counts; and the counts under every encoding on request. */
import { useQuery } from '@tanstack/react-query'
import { Eraser, Sparkles } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { formatCount } from '@/app/_components/format'
import { ENCODINGS, type EncodingId, loadEncoding } from '@/app/_components/tokens/encodings'
import { TokenChips } from '@/app/_components/tokens/token-chips'
import { tokenPieces } from '@/app/_components/tokens/token-pieces'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Select } from '@/app/_components/ui/select'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { Segmented } from '@/app/_components/ui/tabs'
import { useTRPCClient } from '@/app/_trpc/client'
import { EncodingCounts } from './encoding-counts'

const EXAMPLE = `Common words are one token each; unforeseeable ones are cut into several.

A leading space belongs to the word. An emoji such as 🌿 is spread over its bytes, and digits like 1234567890 travel in groups.`

const OPTIONS = ENCODINGS.map(({ id, label, hint }) => ({ value: id, label, hint }))

export function TokenView() {
  const client = useTRPCClient()
  const fetchStarter = () => client.tokens.starterTokenizer.query()
  const [text, setText] = useState('')
  const [encodingId, setEncodingId] = useState<EncodingId>('starter')
  const [view, setView] = useState<'ids' | 'text'>('ids')
  const encoding = useQuery({
    queryKey: ['encoding', encodingId],
    queryFn: () => loadEncoding(encodingId, fetchStarter),
    staleTime: Number.POSITIVE_INFINITY,
    // An encoding has functions; it is never sent anywhere.
    structuralSharing: false,
  })
  // Typing stays smooth while a long text is cut again.
  const deferred = useDeferredValue(text)
  const pieces = useMemo(
    () => (encoding.data ? tokenPieces(deferred, encoding.data) : []),
    [deferred, encoding.data],
  )
  const letters = [...deferred].length

  return (
    <div className="grid items-start gap-3.5 xl:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <CardHead title="Text" className="mb-0">
          <Button size="small" icon={Sparkles} onClick={() => setText(EXAMPLE)}>
            Show example
          </Button>
          <Button size="small" icon={Eraser} disabled={text === ''} onClick={() => setText('')}>
            Clear
          </Button>
        </CardHead>
        <Textarea
          aria-label="Text to cut into tokens"
          placeholder="Type or paste some text"
          rows={9}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="text-read"
        />
        <dl className="grid grid-cols-3 divide-x border-t pt-3">
          {[
            { label: 'tokens', value: encoding.data ? formatCount(pieces.length) : '–' },
            { label: 'characters', value: formatCount(letters) },
            {
              label: 'characters each',
              value: pieces.length > 0 ? (letters / pieces.length).toFixed(1) : '–',
            },
          ].map(({ label, value }) => (
            <div key={label} className="flex flex-col-reverse px-4 first:pl-0">
              <dt className="text-caption text-ink-3">{label}</dt>
              <dd className="font-semibold text-title tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card className="flex flex-col gap-3">
        <CardHead title="Tokens" className="mb-0">
          <Segmented
            label="Show"
            value={view}
            onValueChange={setView}
            options={[
              { value: 'ids', label: 'With ids' },
              { value: 'text', label: 'Text only' },
            ]}
          />
          <Select
            aria-label="Encoding"
            value={encodingId}
            onValueChange={setEncodingId}
            options={OPTIONS}
            className="w-40"
          />
        </CardHead>
        {encoding.error ? (
          <Note
            tone="danger"
            title="This encoding could not be loaded."
            action={
              <Button size="small" onClick={() => encoding.refetch()}>
                Try again
              </Button>
            }
          >
            {encoding.error.message}
          </Note>
        ) : encoding.isPending ? (
          <Skeleton className="h-32 w-full" />
        ) : pieces.length > 0 ? (
          <TokenChips pieces={pieces} areIdsShown={view === 'ids'} />
        ) : (
          <p className="py-6 text-center text-ink-3 text-ui">Type something, or show the example.</p>
        )}
        <p className="text-caption text-ink-3">
          · marks a space, ↵ a new line, … the rest of a letter that takes several tokens.
        </p>
      </Card>
      <EncodingCounts text={deferred} fetchStarter={fetchStarter} />
    </div>
  )
}
