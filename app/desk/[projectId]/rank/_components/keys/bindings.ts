/**
 * The ranking desk's keys as data: what is pressed, what it does, and what the dialog of shortcuts says of it, in that
 * dialog's order. Pure.
 */
import type { rank } from '@/app/_i18n/en/rank'
import type { Words } from '@/app/_i18n/words'
import type { Shortcut } from '../../../_components/desk-tools'
import { GUIDED_FROM } from '../guided/guided'

/** What keys do on a board. `id` is the answer that has the focus, or had it last. */
export interface BoardCommands {
  activeId: () => string | null
  isLifted: () => boolean
  onRank: (id: string, rank: number) => void
  onUp: (id: string) => void
  onDown: (id: string) => void
  onTie: (id: string) => void
  onBreakTie: (id: string) => void
  onUnplace: (id: string) => void
  onReject: (id: string) => void
  onFlags: (id: string) => void
  onRatings: (id: string) => void
  onRate: (id: string, rating: string, value: number) => void
  onDefinitions: () => void
  onOpen: (id: string) => void
  onBetter: (id: string) => void
  onStep: (id: string, by: 1 | -1) => void
  onLift: (id: string) => void
  onDrop: () => void
  onCancel: () => void
  /** ← and →: a step on the pair's scale, or a guided choice. */
  onSide: (side: -1 | 1) => void
  onFold: () => void
  /** Side by side, or one under the other. */
  onArrange: () => void
  onDifferences: (id: string) => void
  onUndo: () => void
  onRecent: () => void
  onSubmit: () => void
}

type Meaning =
  | `keys.${keyof typeof rank.keys}`
  | `pair.${'keyScale' | 'keyStep' | 'keyEqual' | 'keyBothBad'}`
  | `${'compare' | 'fold' | 'arrange' | 'better' | 'guided'}.key`
  | 'definitions.title'

interface KeyBinding {
  /** Names of keys, as `nameOf` gives them. None where somebody else acts on the key. */
  press?: readonly string[]
  /** A character on its own: can be switched off (WCAG 2.1.4). */
  isSingle?: boolean
  /** What it does while an answer is lifted, where that is something else. */
  lifted?: (board: BoardCommands) => void
  onBoard?: (board: BoardCommands) => void
  onAnswer?: (board: BoardCommands, id: string, key: string) => void
  /** As the dialog of shortcuts shows the keys; left out where another row shows them. */
  shown?: readonly string[]
  /** What the dialog says, where answers are ranked and where two are compared; left out where the key does nothing. */
  ranking?: Meaning
  pair?: Meaning
  /** Shown from so many answers on. */
  from?: number
}

const both = (meaning: Meaning) => ({ ranking: meaning, pair: meaning })
const SPACE = 'Space'

const BINDINGS: readonly KeyBinding[] = [
  {
    press: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    isSingle: true,
    onAnswer: (board, id, key) => board.onRank(id, Number(key)),
    shown: ['1', '…', '9'],
    ranking: 'keys.rank',
    pair: 'pair.keyScale',
  },
  { press: ['ArrowLeft'], onAnswer: (board) => board.onSide(-1), shown: ['←', '→'], pair: 'pair.keyStep' },
  { press: ['ArrowRight'], onAnswer: (board) => board.onSide(1) },
  {
    press: ['ArrowUp'],
    onAnswer: (board, id) => board.onUp(id),
    shown: ['↑', '↓'],
    ranking: 'keys.arrows',
  },
  { press: ['ArrowDown'], onAnswer: (board, id) => board.onDown(id) },
  {
    press: ['='],
    isSingle: true,
    onAnswer: (board, id) => board.onTie(id),
    shown: ['='],
    ranking: 'keys.tie',
    pair: 'pair.keyEqual',
  },
  {
    press: ['+'],
    isSingle: true,
    onAnswer: (board, id) => board.onBreakTie(id),
    shown: ['Shift', '='],
    ranking: 'keys.breakTie',
  },
  {
    press: ['x'],
    isSingle: true,
    onAnswer: (board, id) => board.onReject(id),
    shown: ['X'],
    ranking: 'keys.reject',
    pair: 'pair.keyBothBad',
  },
  {
    press: ['0', 'Backspace'],
    isSingle: true,
    onAnswer: (board, id) => board.onUnplace(id),
    shown: ['0'],
    ranking: 'keys.unplace',
  },
  { shown: ['Tab'], ranking: 'keys.tab' },
  {
    press: ['j'],
    isSingle: true,
    onAnswer: (board, id) => board.onStep(id, 1),
    shown: ['J', 'K'],
    ...both('keys.step'),
  },
  { press: ['k'], isSingle: true, onAnswer: (board, id) => board.onStep(id, -1) },
  {
    press: ['Enter'],
    lifted: (board) => board.onDrop(),
    onAnswer: (board, id) => board.onOpen(id),
    shown: ['Enter'],
    ...both('keys.open'),
  },
  {
    press: ['d'],
    isSingle: true,
    onAnswer: (board, id) => board.onDifferences(id),
    shown: ['D'],
    ...both('compare.key'),
  },
  { press: ['c'], isSingle: true, onBoard: (board) => board.onFold(), shown: ['C'], ...both('fold.key') },
  {
    press: ['v'],
    isSingle: true,
    onBoard: (board) => board.onArrange(),
    shown: ['V'],
    ...both('arrange.key'),
  },
  {
    press: ['f'],
    isSingle: true,
    onAnswer: (board, id) => board.onFlags(id),
    shown: ['F'],
    ...both('keys.flags'),
  },
  {
    press: ['r'],
    isSingle: true,
    onAnswer: (board, id) => board.onRatings(id),
    shown: ['R'],
    ...both('keys.ratings'),
  },
  {
    press: ['i'],
    isSingle: true,
    onBoard: (board) => board.onDefinitions(),
    shown: ['I'],
    ...both('definitions.title'),
  },
  {
    press: ['w'],
    isSingle: true,
    onAnswer: (board, id) => board.onBetter(id),
    shown: ['W'],
    ...both('better.key'),
  },
  {
    press: [' '],
    lifted: (board) => board.onDrop(),
    onAnswer: (board, id) => board.onLift(id),
    shown: [SPACE],
    ranking: 'keys.lift',
  },
  { press: ['Escape'], lifted: (board) => board.onCancel() },
  { press: ['z'], isSingle: true, onBoard: (board) => board.onUndo(), shown: ['Z'], ...both('keys.undo') },
  {
    press: ['h'],
    isSingle: true,
    onBoard: (board) => board.onRecent(),
    shown: ['H'],
    ...both('keys.recent'),
  },
  { shown: ['←', '=', '→'], ranking: 'guided.key', from: GUIDED_FROM },
  { shown: ['G'], ...both('keys.guidelines') },
  { shown: ['Ctrl', 'Enter'], ...both('keys.submit') },
]

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>

/** Shift = is "+" on most layouts and "=" is Shift 0 on some: the character decides, then Shift. */
function nameOf({ key, code, shiftKey }: KeyPress): string {
  if (key === '=' && shiftKey && code === 'Equal') return '+'
  return key.length === 1 ? key.toLowerCase() : key
}

/** What a key press does now; null when it does nothing. */
export function actionOf(press: KeyPress, board: BoardCommands, singleKeys: boolean): (() => void) | null {
  const key = nameOf(press)
  const binding = BINDINGS.find((one) => one.press?.includes(key))
  if (!binding || (binding.isSingle && !singleKeys)) return null
  const { lifted, onBoard, onAnswer } = binding
  if (lifted && board.isLifted()) return () => lifted(board)
  if (onBoard) return () => onBoard(board)
  const id = board.activeId()
  return id && onAnswer ? () => onAnswer(board, id, key) : null
}

/**
 * The keys in words, for the dialog of shortcuts.
 * @param space what the space bar is called
 * @param answers how many: two have keys of their own, and many can be ranked guided
 */
export function shortcutsOf(t: Words<'rank'>, space: string, answers = 0): Shortcut[] {
  const mode = answers === 2 ? 'pair' : 'ranking'
  return BINDINGS.flatMap(({ shown, from = 0, [mode]: meaning }) =>
    shown && meaning && answers >= from
      ? [{ keys: shown.map((key) => (key === SPACE ? space : key)), does: t(meaning) }]
      : [],
  )
}
