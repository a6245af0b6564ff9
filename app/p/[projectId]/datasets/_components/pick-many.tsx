'use client'

/** Some of a list, or all when none is ticked; closed it says which. */
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { SearchInput } from '@/app/_components/ui/input'

const SEARCHED_FROM = 10

export interface Option {
  id: string
  name: string
  hint?: string
}

export function PickMany({
  label,
  hint,
  all,
  search,
  none,
  options,
  value,
  onValueChange,
}: {
  label: string
  hint?: string
  /** What none means. */
  all: string
  /** Name of the search box of a long list. */
  search: string
  /** Where there is nothing to pick from. */
  none: string
  options: readonly Option[]
  value: readonly string[]
  onValueChange: (value: string[]) => void
}) {
  const id = useId()
  const [words, setWords] = useState('')
  const chosen = options.filter((option) => value.includes(option.id))
  const shown = options.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()))
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="font-medium text-ui">
        {label}
      </span>
      <details className="group rounded-control border border-line-strong bg-surface">
        <summary
          aria-labelledby={`${id} ${id}-chosen`}
          className="flex min-h-[30px] cursor-pointer list-none items-center justify-between gap-2 rounded-control px-2.5 text-ui hover:bg-hover max-sm:min-h-[42px]"
        >
          <span id={`${id}-chosen`} className="min-w-0 truncate">
            {chosen.length === 0 ? all : chosen.map(({ name }) => name).join(', ')}
          </span>
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-ink-3 transition-transform duration-90 group-open:rotate-180"
            strokeWidth={1.75}
          />
        </summary>
        <div className="flex flex-col gap-2 border-t p-2.5">
          {options.length > SEARCHED_FROM && (
            <SearchInput label={search} value={words} onChange={({ target }) => setWords(target.value)} />
          )}
          {shown.length === 0 && <p className="text-ink-3 text-ui">{none}</p>}
          <ul aria-labelledby={id} className="flex max-h-44 flex-col gap-1.5 overflow-y-auto max-sm:gap-3">
            {shown.map((option) => (
              <li key={option.id} className="flex items-start justify-between gap-3">
                <Checkbox
                  className="min-w-0 [overflow-wrap:anywhere]"
                  label={option.name}
                  checked={value.includes(option.id)}
                  onCheckedChange={(checked) =>
                    onValueChange(
                      checked === true ? [...value, option.id] : value.filter((one) => one !== option.id),
                    )
                  }
                />
                {option.hint && (
                  <span className="shrink-0 text-caption text-ink-3 tabular-nums leading-5">
                    {option.hint}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      </details>
      {hint && <p className="text-caption text-ink-3">{hint}</p>}
    </div>
  )
}
