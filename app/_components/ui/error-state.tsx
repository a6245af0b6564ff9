'use client'

/** A page that failed to load: what happened, that nothing is lost, and another try. */
import { CloudAlert } from 'lucide-react'
import { Button } from './button'
import { EmptyState } from './empty-state'

export function ErrorState({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  return (
    <div role="alert" className="m-auto">
      <EmptyState
        isPage
        icon={CloudAlert}
        title="This page could not be loaded"
        action={<Button onClick={onRetry}>Try again</Button>}
      >
        Nothing you sent is lost. If it happens again, look at the server&apos;s log
        {error.digest && (
          <>
            {' '}
            for <code className="font-mono">{error.digest}</code>
          </>
        )}
        .
      </EmptyState>
    </div>
  )
}
