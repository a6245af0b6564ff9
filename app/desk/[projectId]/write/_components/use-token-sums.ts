'use client'

/** Tokens of what is being written, counted when there is a moment; null while the tokenizer loads. */
import { useDeferredValue } from 'react'
import { countTurns } from '@/server/schemas/desk-terms'
import { useTokenCounter } from '../../_components/use-token-counter'
import { turnsOf, type Writing } from './writing'

export function useTokenSums(writing: Writing | null) {
  const countTokens = useTokenCounter()
  const deferred = useDeferredValue(writing)
  if (!deferred || !countTokens) return { responseTokens: null, totalTokens: null }
  const responseTokens = countTokens(deferred.response)
  return { responseTokens, totalTokens: responseTokens + countTurns(turnsOf(deferred), countTokens) }
}
