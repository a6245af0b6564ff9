'use client'

/** How the answers stand: folded to a few lines or not, side by side or one under the other. This browser remembers both. */
import { useRememberedSwitch } from '../../../_components/use-remembered-switch'

export function useArrangement(isRail: boolean) {
  const [isFolded, setFolded] = useRememberedSwitch('laurel.rank.folded', false)
  // Two columns of long answers do not fit beside a rail as well: each has its own memory.
  const [isStacked, setStacked] = useRememberedSwitch(
    isRail ? 'laurel.rank.rail.stacked' : 'laurel.rank.stacked',
    isRail,
  )
  return {
    isFolded,
    toggleFolded: () => setFolded(!isFolded),
    isStacked,
    toggleStacked: () => setStacked(!isStacked),
  }
}
