/** What each key does on the board of a task: with two answers, ranked freely, or ranked guided. */
import { choiceOf, choiceOfDigit, stepPair } from '../board/pair'
import * as tiers from '../board/tiers'
import type { BoardMoves } from '../board/use-board-moves'
import type { AnswerActions } from '../cards/answer-card'
import { cardOf, focusedAnswer, focusFlags, focusRatings } from '../cards/card-focus'
import type { OpenDialog } from '../dialogs/task-dialogs'
import type { Guided } from '../guided/use-guided'
import type { BoardCommands } from '../keys/bindings'

/** What the commands need of the desk. */
interface Desk {
  /** In display order. */
  ids: readonly string[]
  isPair: boolean
  moves: BoardMoves
  guided: Guided
  arrangement: { toggleFolded: () => void; toggleStacked: () => void }
  actions: Pick<AnswerActions, 'onOpen' | 'onRate' | 'onBetter'>
  openDialog: (dialog: OpenDialog) => void
  submit: () => void
}

const nothing = () => undefined

export const boardCommands = (desk: Desk, onRecent: () => void = nothing): BoardCommands => ({
  ...commandsOfAll(desk),
  ...(desk.isPair ? commandsOfPair(desk) : commandsOfRanking(desk)),
  onRecent,
})

type OfMode =
  | 'onRank'
  | 'onUp'
  | 'onDown'
  | 'onTie'
  | 'onBreakTie'
  | 'onReject'
  | 'onSide'
  | 'onStep'
  | 'onLift'

const commandsOfAll = ({
  ids,
  moves,
  arrangement,
  actions,
  openDialog,
  submit,
}: Desk): Omit<BoardCommands, OfMode | 'onRecent'> => ({
  activeId: () => focusedAnswer() ?? moves.activeId,
  isLifted: () => moves.lift !== null,
  onUnplace: (id) => moves.move(id, (now) => tiers.unplace(now, id, ids)),
  onFold: arrangement.toggleFolded,
  onArrange: arrangement.toggleStacked,
  onDifferences: (id) => openDialog({ kind: 'differences', id }),
  onFlags: focusFlags,
  onRatings: focusRatings,
  onRate: actions.onRate,
  onDefinitions: () => openDialog({ kind: 'definitions' }),
  onOpen: actions.onOpen,
  onBetter: actions.onBetter ?? nothing,
  onDrop: moves.putDown,
  onCancel: moves.putBack,
  onUndo: moves.undo,
  onSubmit: submit,
})

/** Focuses the answer so many places further in an order. */
const step = (order: readonly string[], id: string, by: number) =>
  cardOf(order[order.indexOf(id) + by])?.focus()

const commandsOfPair = ({ ids, moves }: Desk): Pick<BoardCommands, OfMode> => ({
  onRank: (_, rank) => moves.choose(choiceOfDigit(rank)),
  onUp: nothing,
  onDown: nothing,
  onTie: () => moves.choose(0),
  onBreakTie: nothing,
  onReject: () => moves.choose('bothBad'),
  onSide: (side) => moves.choose(stepPair(choiceOf(moves.newest.current, ids), side)),
  onStep: (id, by) => step(ids, id, by),
  onLift: nothing,
})

const commandsOfRanking = ({ moves, guided }: Desk): Pick<BoardCommands, OfMode> => ({
  onRank: moves.rankAndGoOn,
  onUp: (id) => moves.move(id, (now) => tiers.moveUp(now, id)),
  onDown: (id) => moves.move(id, (now) => tiers.moveDown(now, id)),
  onTie: (id) =>
    guided.isGuided && guided.current
      ? guided.decide('equal')
      : moves.move(id, (now) => tiers.tieWithAbove(now, id)),
  onBreakTie: (id) => moves.move(id, (now) => tiers.breakTie(now, id)),
  onReject: (id) => moves.toggleReject(guided.isGuided && guided.current ? guided.current.id : id),
  onSide: (side) => guided.isGuided && guided.decide(side < 0 ? 'better' : 'worse'),
  onStep: (id, by) => step(tiers.screenOrder(moves.board), id, by),
  onLift: moves.pickUp,
})
