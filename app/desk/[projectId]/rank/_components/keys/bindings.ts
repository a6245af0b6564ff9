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
  /** Names of keys, as `nameOf` gives them. None where another part of the page acts on the key. */
  press?: readonly string[]
  /** A character on its own: can be switched off (WCAG 2.1.4). */
  isSingle?: boolean
  /** What it does while an answer is lifted, where that is something else. */
  lifted?: (board: BoardCommands) => void
  onBoard?: (board: BoardCommands) => void
  onAnswer?: (board: BoardCommands, id: string, key: string) => void
  /** As the dialog of shortcuts shows the keys, where that is not as they are pressed. */
  shown?: readonly string[]
  /** What the dialog says where answers are ranked, and where two are compared; left out where it does not show the key. */
  ranking?: Meaning
  pair?: Meaning
  /** Shown from so many answers on. */
  from?: number
}

type OnBoard = NonNullable<KeyBinding['onBoard']>
type OnAnswer = NonNullable<KeyBinding['onAnswer']>

const both = (meaning: Meaning) => ({ ranking: meaning, pair: meaning })
const onBoard = (key: string, run: OnBoard, meaning: Meaning): KeyBinding => ({
  press: [key],
  isSingle: true,
  onBoard: run,
  ...both(meaning),
})
const onAnswer = (press: string, run: OnAnswer, more: Partial<KeyBinding> = {}): KeyBinding => ({
  press: press.split(' '),
  isSingle: true,
  onAnswer: run,
  ...more,
})
const always = (key: string, run: OnAnswer, more: Partial<KeyBinding> = {}): KeyBinding => ({
  press: [key],
  onAnswer: run,
  ...more,
})

const BINDINGS: readonly KeyBinding[] = [
  onAnswer('1 2 3 4 5 6 7 8 9', (board, id, key) => board.onRank(id, Number(key)), {
    shown: ['1', '…', '9'],
    ranking: 'keys.rank',
    pair: 'pair.keyScale',
  }),
  always('ArrowLeft', (board) => board.onSide(-1), { shown: ['←', '→'], pair: 'pair.keyStep' }),
  always('ArrowRight', (board) => board.onSide(1)),
  always('ArrowUp', (board, id) => board.onUp(id), { shown: ['↑', '↓'], ranking: 'keys.arrows' }),
  always('ArrowDown', (board, id) => board.onDown(id)),
  onAnswer('=', (board, id) => board.onTie(id), { ranking: 'keys.tie', pair: 'pair.keyEqual' }),
  onAnswer('+', (board, id) => board.onBreakTie(id), { shown: ['Shift', '='], ranking: 'keys.breakTie' }),
  onAnswer('x', (board, id) => board.onReject(id), { ranking: 'keys.reject', pair: 'pair.keyBothBad' }),
  onAnswer('0 Backspace', (board, id) => board.onUnplace(id), { shown: ['0'], ranking: 'keys.unplace' }),
  { shown: ['Tab'], ranking: 'keys.tab' },
  onAnswer('j', (board, id) => board.onStep(id, 1), { shown: ['J', 'K'], ...both('keys.step') }),
  onAnswer('k', (board, id) => board.onStep(id, -1)),
  always('Enter', (board, id) => board.onOpen(id), {
    lifted: (board) => board.onDrop(),
    ...both('keys.open'),
  }),
  onAnswer('d', (board, id) => board.onDifferences(id), both('compare.key')),
  onBoard('c', (board) => board.onFold(), 'fold.key'),
  onBoard('v', (board) => board.onArrange(), 'arrange.key'),
  onAnswer('f', (board, id) => board.onFlags(id), both('keys.flags')),
  onAnswer('r', (board, id) => board.onRatings(id), both('keys.ratings')),
  onBoard('i', (board) => board.onDefinitions(), 'definitions.title'),
  onAnswer('w', (board, id) => board.onBetter(id), both('better.key')),
  always(' ', (board, id) => board.onLift(id), { lifted: (board) => board.onDrop(), ranking: 'keys.lift' }),
  { press: ['Escape'], lifted: (board) => board.onCancel() },
  onBoard('z', (board) => board.onUndo(), 'keys.undo'),
  onBoard('h', (board) => board.onRecent(), 'keys.recent'),
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
  const keyInWords = (key: string) => (key === ' ' ? space : key.length === 1 ? key.toUpperCase() : key)
  return BINDINGS.flatMap(({ press = [], shown = press, from = 0, [mode]: meaning }) =>
    meaning && answers >= from ? [{ keys: shown.map(keyInWords), does: t(meaning) }] : [],
  )
}
