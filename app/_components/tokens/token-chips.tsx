'use client'

/**
 * Tokens as chips in turning colours: text over id or bytes, `·` for a space, `↵` for a newline. A long text is laid out
 * in stretches, each when it first comes into view.
 */
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '../ui/cn'
import { type CutText, hexAt, pieceAt, visibleText } from './token-pieces'

export type TokenDetail = 'ids' | 'bytes' | 'text'

const COLOURS = ['bg-accent-soft', 'bg-s2', 'bg-info-soft', 'bg-del-soft']
/** Tokens in one stretch. */
const STRETCH = 400
/** About how high a stretch is before it is laid out, in pixels. */
const STRETCH_HEIGHT = 900

export function TokenChips({ cut, detail }: { cut: CutText; detail: TokenDetail }) {
  const stretches = Math.ceil(cut.ids.length / STRETCH)
  return (
    <div className="flex flex-col gap-y-1.5">
      {Array.from({ length: stretches }, (_, index) => (
        <Stretch
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its position
          key={index}
          cut={cut}
          first={index * STRETCH}
          detail={detail}
          isSeenAtOnce={index === 0}
        />
      ))}
    </div>
  )
}

function Stretch({
  cut,
  first,
  detail,
  isSeenAtOnce,
}: {
  cut: CutText
  first: number
  detail: TokenDetail
  isSeenAtOnce: boolean
}) {
  const t = useTranslations('tokens')
  const place = useRef<HTMLOListElement>(null)
  const [isSeen, setIsSeen] = useState(isSeenAtOnce)
  useEffect(() => {
    if (isSeen || !place.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry.isIntersecting) setIsSeen(true)
      },
      { rootMargin: '400px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [isSeen])
  const count = Math.min(STRETCH, cut.ids.length - first)
  return (
    <ol
      ref={place}
      aria-label={t('list')}
      className="flex flex-wrap gap-x-0.5 gap-y-1.5 [contain-intrinsic-size:auto_900px] [content-visibility:auto]"
      style={isSeen ? undefined : { minHeight: (STRETCH_HEIGHT * count) / STRETCH }}
    >
      {isSeen &&
        Array.from({ length: count }, (_, offset) => {
          const index = first + offset
          const { id, text, part } = pieceAt(cut, index)
          return (
            <li
              key={index}
              title={
                part
                  ? t('describePart', { place: index + 1, id: String(id), part: part[0], parts: part[1] })
                  : t('describe', { place: index + 1, id: String(id) })
              }
              className={cn(
                'inline-flex min-w-5 flex-col rounded-tag px-1 py-0.5 text-read',
                COLOURS[index % COLOURS.length],
              )}
            >
              <span className="whitespace-pre">{text === '' ? '…' : visibleText(text)}</span>
              {detail !== 'text' && (
                <span className="font-mono text-axis text-ink-2">
                  {detail === 'ids' ? id : hexAt(cut, index)}
                </span>
              )}
            </li>
          )
        })}
    </ol>
  )
}
