'use client'

/** What people see when a page here fails. */
import { ErrorState } from '@/app/_components/ui/error-state'

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorState error={error} onRetry={reset} />
}
