/** A person's initials. Decorative: the name stands beside it. */
import { cn } from './cn'

/** "Ola Kamińska" → "OK"; one word gives one letter. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return letters
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}

export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink text-axis',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
