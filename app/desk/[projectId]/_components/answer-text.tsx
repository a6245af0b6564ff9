'use client'

/**
 * An answer as it is meant to be read: plain text as written, its paragraphs a little apart; Markdown where there is some.
 * Marked passages stand out in both. Text that runs from right to left does so by itself.
 */
import { memo, useEffect, useState } from 'react'
import { cn } from '@/app/_components/ui/cn'
import type { MarkReason, SpanMark } from '@/server/schemas/ranking'
import { looksLikeMarkdown } from './looks-like-markdown'
import { paragraphsOf, stretchesOf } from './marked-text'
import { useReasonsInWords } from './reasons-in-words'
import { directionOf } from './text-direction'

export const NO_MARKS: readonly SpanMark[] = []

/** Drawn again only for other words or marks: a board redraws all its answers at every move. */
export const AnswerText = memo(function AnswerText({
  text,
  language,
  marks = NO_MARKS,
  className,
}: {
  text: string
  /** Left out: the page's own. */
  language?: string
  marks?: readonly SpanMark[]
  className?: string
}) {
  const Markdown = useRenderer(looksLikeMarkdown(text))
  return (
    <div
      lang={language}
      dir={directionOf(text)}
      className={cn('reading flex flex-col gap-[5px] leading-[23px]', className)}
    >
      {Markdown ? (
        <Markdown text={text} marks={marks} />
      ) : (
        paragraphsOf(text).map(({ start, end }) => (
          <p key={start} dir="auto">
            {stretchesOf(text, marks, start, end).map((stretch, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches are cut anew at every mark
              <MarkedStretch key={index} {...stretch} />
            ))}
          </p>
        ))
      )}
    </div>
  )
})

function MarkedStretch({ text, reasons }: { text: string; reasons: readonly MarkReason[] }) {
  const inWords = useReasonsInWords()
  return reasons.length > 0 ? <mark title={inWords(reasons)}>{text}</mark> : text
}

type Renderer = typeof import('./markdown')['Markdown']

let renderer: Renderer | null = null

/** Fetches what renders Markdown. A desk asks for it while it fetches its first task, so that no answer jumps. */
export async function loadMarkdown(): Promise<Renderer> {
  renderer ??= (await import('./markdown')).Markdown
  return renderer
}

/** Null while it is not wanted, not here yet, or not to be had: the text is then shown as written. */
function useRenderer(isWanted: boolean): Renderer | null {
  const [found, setFound] = useState(() => renderer)
  useEffect(() => {
    if (found || !isWanted) return
    let isHere = true
    loadMarkdown()
      .then((loaded) => isHere && setFound(() => loaded))
      .catch(() => {})
    return () => {
      isHere = false
    }
  }, [found, isWanted])
  return isWanted ? found : null
}
