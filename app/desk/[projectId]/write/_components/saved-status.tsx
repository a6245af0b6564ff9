/** "Saved 14:02", small, beside the editor. */
import { Cloud, CloudOff, LoaderCircle } from 'lucide-react'
import { formatClock } from '@/app/_components/format'
import type { DraftStatus } from '../../_components/use-draft-mirror'

export function SavedStatus({
  status,
  savedAt,
  isOffline,
}: {
  status: DraftStatus
  savedAt: Date | null
  isOffline: boolean
}) {
  if (isOffline || status === 'local') {
    return (
      <span role="status" className="flex items-center gap-1.5 text-ink-2 text-ui">
        <CloudOff aria-hidden className="size-4 text-warn" strokeWidth={1.75} />
        No connection. Saved here, sent later.
      </span>
    )
  }
  if (status === 'empty') return null
  return (
    <span role="status" className="flex items-center gap-1.5 text-ink-3 text-ui tabular-nums">
      {status === 'saving' ? (
        <>
          <LoaderCircle aria-hidden className="size-3.5" strokeWidth={1.75} /> Saving
        </>
      ) : (
        <>
          <Cloud aria-hidden className="size-3.5" strokeWidth={1.75} /> Saved{' '}
          {savedAt && formatClock(savedAt)}
        </>
      )}
    </span>
  )
}
