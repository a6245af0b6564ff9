'use client'

/** Remembers the project on the screen, so that the front door opens it next time. */
import { useEffect } from 'react'
import { LAST_PROJECT_COOKIE } from './last-project-cookie'

const YEAR_S = 365 * 24 * 60 * 60

export function RememberProject({ projectId }: { projectId: string }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
    document.cookie = `${LAST_PROJECT_COOKIE}=${projectId}; path=/; max-age=${YEAR_S}; samesite=lax`
  }, [projectId])
  return null
}
