'use client'

/** Says in the reader's language what a shape asks for that the browser checks itself. */
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { SHAPES } from './pl/shapes'
import { translate } from './sentences'

export function useSentences(): (sentence: string) => string {
  const isPolish = useLocale().startsWith('pl')
  return useMemo(() => (isPolish ? translate(SHAPES) : (sentence) => sentence), [isPolish])
}
