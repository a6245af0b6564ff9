/** Tokens as chips in turning colours: text over id, `·` for a space, `↵` for a newline. */
import { cn } from '../ui/cn'
import type { TokenPiece } from './token-pieces'

const COLOURS = ['bg-accent-soft', 'bg-s2', 'bg-info-soft', 'bg-del-soft']
/** More chips than this make the page slow and nobody reads them. */
const SHOWN_MAX = 1500

export function TokenChips({ pieces, areIdsShown }: { pieces: TokenPiece[]; areIdsShown: boolean }) {
  return (
    <>
      <ol aria-label="Tokens" className="flex flex-wrap gap-x-0.5 gap-y-1.5">
        {pieces.slice(0, SHOWN_MAX).map((piece, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its position
            key={index}
            title={`Token ${index + 1}, id ${piece.id}${piece.part ? `, part ${piece.part[0]} of ${piece.part[1]} of one letter` : ''}`}
            className={cn(
              'inline-flex min-w-5 flex-col rounded-tag px-1 py-0.5 text-read',
              COLOURS[index % COLOURS.length],
            )}
          >
            <span className="whitespace-pre">{piece.text === '' ? '…' : visible(piece.text)}</span>
            {areIdsShown && <span className="font-mono text-axis text-ink-2">{piece.id}</span>}
          </li>
        ))}
      </ol>
      {pieces.length > SHOWN_MAX && (
        <p className="mt-2 text-caption text-ink-3">
          The first {SHOWN_MAX.toLocaleString('en-GB')} tokens are shown; all are counted.
        </p>
      )}
    </>
  )
}

function visible(text: string): string {
  return text.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '⇥')
}
