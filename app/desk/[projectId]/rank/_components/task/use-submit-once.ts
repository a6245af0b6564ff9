'use client'

/** Sends a finished ranking, once; one that is not finished or could not be sent may be sent later. */
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { RankingSubmission } from '@/server/schemas/ranking'
import { useGuidelines } from '../../../_components/guidelines-beside'
import * as say from '../board/announcements'
import * as tiers from '../board/tiers'
import type { BoardMoves } from '../board/use-board-moves'
import { useAspects } from '../cards/aspects'

export function useSubmitOnce({
  taskId,
  ids,
  moves,
  speaker,
  note,
  readTime,
  onSubmit,
}: {
  taskId: string
  ids: readonly string[]
  moves: BoardMoves
  speaker: say.Speaker
  note: string
  readTime: () => { activeMs: number; idleMs: number }
  onSubmit: (ranking: RankingSubmission, isShownOrder: boolean) => unknown
}) {
  const t = useTranslations('rank')
  const guidelines = useGuidelines()
  const isSent = useRef(false)
  const isPair = ids.length === 2
  const needed = useAspects().ratings.filter(({ isAsked, isNeeded }) => isAsked && isNeeded)
  const whyNotReady = (board: tiers.Board) =>
    isPair && board.unplaced.length > 0 ? t('pair.notReady') : say.whyNotReady(board, speaker, needed)
  const submit = () => {
    const board = moves.newest.current
    const missing = whyNotReady(board)
    if (missing) return moves.announce(missing)
    if (isSent.current) return
    isSent.current = true
    const sending = onSubmit(
      {
        taskId,
        items: tiers.rankedItems(board),
        degree: board.degree,
        note,
        guidelinesVersion: guidelines.version,
        ...readTime(),
      },
      // Two answers are in the shown order half of the time.
      !isPair && tiers.isDisplayOrder(board, ids),
    )
    void Promise.resolve(sending).then((isTaken) => {
      if (isTaken === false) isSent.current = false
    })
  }
  return { problem: whyNotReady(moves.board), submit }
}
