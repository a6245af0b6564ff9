'use client'

/** Says in the reader's language what a shape asks for that the browser checks itself. */
import { SHAPES } from './pl/shapes'
import { useTranslated } from './use-translated'

export const useSentences = () => useTranslated(SHAPES)
