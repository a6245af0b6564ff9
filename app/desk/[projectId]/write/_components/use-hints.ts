'use client'

/** What could be wrong with what is being written: said quietly, one thing at a time, each once per answer. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { languageName } from '@/app/_components/annotation/names'
import { useTRPC } from '@/app/_trpc/client'
import { SIMILAR_LENGTH } from '@/server/schemas/desk-terms'
import { countWords } from '../../_components/count-words'
import { guessLanguage } from '../../_components/guess-language'
import { soundsLikeAModel } from './sounds-like-a-model'
import type { Writing } from './writing'

/** After so long without a key. */
const PAUSE_MS = 1500
const ENOUGH_WORDS = 12

export type HintKind = 'model' | 'similar' | 'language'
export interface Hint {
  kind: HintKind
  text: string
}

export function useHints(projectId: string, writing: Writing | null, pasted: string) {
  const t = useTranslations('write')
  const locale = useLocale()
  const trpc = useTRPC()
  const key = writing?.submissionKey
  const [dismissed, setDismissed] = useState<{ key?: string; kinds: HintKind[] }>({ kinds: [] })
  const response = usePaused(writing?.response ?? '')
  const promptId = writing?.prompt?.promptId ?? null
  const expected = writing?.prompt?.language
  const { data: similar } = useQuery({
    ...trpc.demonstrations.similar.queryOptions({
      projectId,
      promptId,
      response: response.slice(0, SIMILAR_LENGTH),
    }),
    enabled: countWords(response) >= ENOUGH_WORDS,
    retry: false,
  })
  const hint = useMemo((): Hint | null => {
    const hidden = dismissed.key === key ? dismissed.kinds : []
    const language = expected ? guessLanguage(response) : null
    const all: (Hint | false)[] = [
      soundsLikeAModel(response, pasted) && { kind: 'model', text: t('hints.model') },
      similar != null && {
        kind: 'similar',
        text: t(similar.isMine ? 'hints.mine' : 'hints.similar', { excerpt: similar.excerpt }),
      },
      language !== null &&
        expected !== undefined &&
        language !== expected && {
          kind: 'language',
          text: t('hints.language', {
            is: languageName(language, locale),
            expected: languageName(expected, locale),
          }),
        },
    ]
    return all.find((one): one is Hint => one !== false && !hidden.includes(one.kind)) ?? null
  }, [dismissed, key, expected, response, pasted, similar, t, locale])
  const dismiss = (kind: HintKind) =>
    setDismissed((before) => ({ key, kinds: [...(before.key === key ? before.kinds : []), kind] }))
  return { hint, dismiss }
}

/** A text as it was when its writer last paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
