/** A project's criteria, one a line, as a checklist. */
import { Check } from 'lucide-react'

export function Guidelines({ text }: { text: string }) {
  const criteria = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (criteria.length === 0) {
    return (
      <p className="text-ink-3 text-ui">
        This project has no guidelines yet. Judge as a careful reader would. An admin can write them in
        Settings.
      </p>
    )
  }
  return (
    <ol className="flex flex-col gap-2.5">
      {criteria.map((line) => (
        <li key={line} className="grid grid-cols-[20px_1fr] gap-2 text-ink-2 text-ui">
          <Check aria-hidden className="mt-0.5 size-4 text-accent" strokeWidth={1.75} />
          {line}
        </li>
      ))}
    </ol>
  )
}
