'use client'

/** A text cut by an encoding, in a thread of its own. While one text is cut only the newest waits. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { EncodingId } from './encodings'
import type { CutText } from './token-pieces'
import { openTokenizerThread, type TokenizerThread } from './tokenizer-thread'
import { useTokenizerFile } from './use-tokenizer-files'

/** A thread that has worked on one text for longer than this is ended when a newer text comes. */
const PATIENCE_MS = 1500

export interface UsedCut {
  /** The newest that is ready; it may still be of the text before. */
  cut: CutText | null
  /** The text on screen has not been cut yet. */
  isBehind: boolean
  error: string | null
  retry(): void
}

export function useCutText(projectId: string, encodingId: EncodingId, text: string): UsedCut {
  const fileOf = useTokenizerFile(projectId)
  const thread = useRef<TokenizerThread | null>(null)
  const wanted = useRef<{ encodingId: EncodingId; text: string } | null>(null)
  const busySince = useRef<number | null>(null)
  const [done, setDone] = useState<{ cut: CutText; encodingId: EncodingId } | null>(null)
  const [error, setError] = useState<string | null>(null)

  const work = useCallback(async () => {
    while (wanted.current) {
      const asked = wanted.current
      wanted.current = null
      busySince.current = performance.now()
      try {
        const file = await fileOf(asked.encodingId)
        thread.current ??= openTokenizerThread()
        const cut = await thread.current.cut({ ...asked, file })
        setDone({ cut, encodingId: asked.encodingId })
        setError(null)
      } catch (problem) {
        if (!wanted.current) setError(problem instanceof Error ? problem.message : String(problem))
      }
    }
    busySince.current = null
  }, [fileOf])

  const ask = useCallback(() => {
    wanted.current = { encodingId, text }
    if (busySince.current === null) void work()
    else if (performance.now() - busySince.current > PATIENCE_MS) thread.current?.restart()
  }, [encodingId, text, work])

  useEffect(ask, [ask])
  useEffect(
    () => () => {
      wanted.current = null
      thread.current?.restart()
    },
    [],
  )
  const isNewest = done?.cut.text === text && done.encodingId === encodingId
  return {
    cut: done && done.encodingId === encodingId ? done.cut : null,
    isBehind: !isNewest && error === null,
    error,
    retry: ask,
  }
}
