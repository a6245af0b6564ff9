'use client'

/** The flags and ratings that this project asks for, named in the reader's language, for every part of the desk. */
import { createContext, useContext, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { type AspectWords, aspectInWords } from '@/app/_components/annotation/aspect-words'
import type { Aspect } from '@/server/schemas/aspect'

export type NamedAspect = Pick<Aspect, 'code' | 'isAsked' | 'isNeeded'> & AspectWords & { points: number }

export interface Aspects {
  /** Also those that are no longer asked for: a ranking of before may have them. */
  flags: readonly NamedAspect[]
  ratings: readonly NamedAspect[]
}

const AspectsContext = createContext<Aspects>({ flags: [], ratings: [] })

export const useAspects = () => useContext(AspectsContext)

export function AspectsProvider({
  aspects,
  children,
}: {
  aspects: readonly Aspect[]
  children: React.ReactNode
}) {
  const t = useTranslations('aspects')
  const value = useMemo(() => {
    const named = (kind: Aspect['kind']) =>
      aspects
        .filter((aspect) => aspect.kind === kind)
        .map((aspect) => ({ ...aspect, points: aspect.points ?? 0, ...aspectInWords(aspect, t) }))
    return { flags: named('flag'), ratings: named('rating') }
  }, [aspects, t])
  return <AspectsContext value={value}>{children}</AspectsContext>
}

/** Those to show on an answer: what is asked for, and what it was given before that was switched off. */
export const shownOf = (aspects: readonly NamedAspect[], isGiven: (code: string) => boolean) =>
  aspects.filter(({ code, isAsked }) => isAsked || isGiven(code))
