'use client'

/**
 * Markdown of an untrusted author, rendered safely: HTML stays text, images are named and never fetched (a fetch would tell
 * their server who reads, and may give the model away), links do nothing until they are confirmed. Code gets its colours a
 * moment later, when the highlighter is there; nothing moves then.
 */
import { ImageOff, Link2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import ReactMarkdown, { type Components, type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { useTranslations } from 'use-intl'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import type { SpanMark } from '@/server/schemas/ranking'
import { useReasonsInWords } from './reasons-in-words'
import { rehypeMarks } from './rehype-marks'

type Plugins = NonNullable<Options['rehypePlugins']>

/** One tilde is "about", not a deletion. */
const REMARK: Options['remarkPlugins'] = [[remarkGfm, { singleTilde: false }]]

let highlighter: Plugins | null = null

export function Markdown({ text, marks }: { text: string; marks: readonly SpanMark[] }) {
  const t = useTranslations('desk')
  const inWords = useReasonsInWords()
  const [address, setAddress] = useState<string | null>(null)
  const colours = useHighlighter(/^\s*(```|~~~)/m.test(text))
  const plugins = useMemo<Plugins>(
    () => (marks.length > 0 ? [...colours, rehypeMarks(text, marks, inWords)] : colours),
    [text, marks, colours, inWords],
  )
  // The same components every time: new ones would take the focus from a link at every move on the board.
  const components = useMemo<Components>(
    () => ({
      ...BLOCKS,
      a: ({ href, children }) =>
        isWebAddress(href) ? (
          <button
            type="button"
            title={href}
            onClick={() => setAddress(href)}
            className="inline text-start text-info underline decoration-1 underline-offset-2"
          >
            {children}
            <Link2 aria-hidden className="ms-0.5 inline size-3.5" strokeWidth={1.75} />
          </button>
        ) : (
          <span>{children}</span>
        ),
      img: ({ alt }) => (
        <span className="inline-flex items-center gap-1 rounded-tag bg-hover px-1.5 text-ink-2 text-ui">
          <ImageOff aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
          {t('image', { name: alt || '–' })}
        </span>
      ),
    }),
    [t],
  )
  return (
    <div className="markdown">
      <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={plugins} components={components}>
        {text}
      </ReactMarkdown>
      <ConfirmDialog
        open={address !== null}
        onOpenChange={(isOpen) => !isOpen && setAddress(null)}
        title={t('linkTitle')}
        description={<span className="break-all">{address}</span>}
        cancelLabel={t('linkStay')}
        confirmLabel={t('linkOpen')}
        isDangerous={false}
        onConfirm={() => {
          window.open(address ?? '', '_blank', 'noopener,noreferrer')
          setAddress(null)
        }}
      />
    </div>
  )
}

const isWebAddress = (href: string | undefined): href is string => /^https?:\/\//i.test(href ?? '')

/** The page has its own headings; an answer's must not outrank them. */
const Heading: Components['h1'] = ({ children }) => (
  <p dir="auto" className="font-semibold">
    {children}
  </p>
)

const BLOCKS: Components = {
  p: ({ children }) => <p dir="auto">{children}</p>,
  pre: ({ children }) => <pre dir="ltr">{children}</pre>,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  // A list of things to do: nobody can tick them here.
  input: ({ checked }) => <span>{checked ? '☑' : '☐'} </span>,
}

const NO_COLOURS: Plugins = []

/** The plugin that colours code, fetched when there is some. */
function useHighlighter(isWanted: boolean): Plugins {
  const [plugins, setPlugins] = useState(highlighter)
  useEffect(() => {
    if (plugins || !isWanted) return
    let isHere = true
    import('rehype-highlight')
      .then(({ default: rehypeHighlight }) => {
        highlighter = [[rehypeHighlight, { detect: false }]]
        if (isHere) setPlugins(highlighter)
      })
      // Without colours the code is as readable.
      .catch(() => {})
    return () => {
      isHere = false
    }
  }, [plugins, isWanted])
  return isWanted ? (plugins ?? NO_COLOURS) : NO_COLOURS
}
