/** The answers of a task as their cards show them on a board. Pure. */
import { NO_MARKS } from '../../../_components/answer-text'
import * as say from '../board/announcements'
import * as tiers from '../board/tiers'
import type { Answer } from '../cards/answer-card'
import type { RankingTask } from '../use-ranking-queue'

const NO_RATINGS = {}

export type AnswerOn = (board: tiers.Board, id: string) => Answer

export const answersOf =
  (completions: RankingTask['completions'], speaker: say.Speaker): AnswerOn =>
  (board, id) => {
    const tier = tiers.tierOf(board, id)
    const isTied = tier >= 0 && board.tiers[tier].length > 1
    return {
      id,
      letter: speaker.letterOf(id),
      text: completions.find((one) => one.id === id)?.text ?? '',
      flags: board.flags[id] ?? [],
      ratings: board.ratings[id] ?? NO_RATINGS,
      marks: board.marks[id] ?? NO_MARKS,
      isUnacceptable: tiers.isUnacceptable(board, id),
      place: say.placeInWords(board, id, speaker),
      canMoveUp: tier !== 0 || isTied,
      canMoveDown: tier < 0 || isTied || tier < board.tiers.length - 1,
    }
  }

/** The answer just above the focused one: the one to compare it with. */
export function neighbourAbove(board: tiers.Board, id: string, answerOn: AnswerOn): Answer | null {
  const order = tiers.screenOrder(board)
  const above = order[order.indexOf(id) - 1]
  return above && tiers.tierOf(board, above) >= 0 ? answerOn(board, above) : null
}
