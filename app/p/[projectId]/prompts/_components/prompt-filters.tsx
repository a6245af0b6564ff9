'use client'

/** The controls over the prompt list: words, then what narrows it; those that few need are folded on a phone. */
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '@/app/_components/format'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Input, SearchInput } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/segmented'
import { Select } from '@/app/_components/ui/select'
import type { ApiOutput } from '@/app/_trpc/client'
import { ANY, type PromptFilterState } from './prompt-filter'

export function PromptFilters({
  filter,
  onChange,
  summary,
}: {
  filter: PromptFilterState
  onChange: (filter: PromptFilterState) => void
  summary: ApiOutput['prompts']['summary']
}) {
  const [isOpen, setIsOpen] = useState(false)
  const set = <Name extends keyof PromptFilterState>(name: Name, value: PromptFilterState[Name]) =>
    onChange({ ...filter, [name]: value })
  const counted = (value: string, count: number) => ({ value, label: `${value} (${formatCount(count)})` })
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label="Search prompts"
        title="Words that begin so, in any order. &quot;a phrase&quot;, or, -without"
        className="min-w-48 flex-1 sm:max-w-80"
        value={filter.search}
        onChange={(event) => set('search', event.target.value)}
      />
      <Button
        icon={SlidersHorizontal}
        aria-expanded={isOpen}
        className="sm:hidden"
        onClick={() => setIsOpen(!isOpen)}
      >
        Filters
      </Button>
      <div className={cn('flex flex-wrap gap-2 max-sm:w-full max-sm:flex-col', !isOpen && 'max-sm:hidden')}>
        <Select
          aria-label="Task type"
          value={filter.taskType}
          onValueChange={(value) => set('taskType', value)}
          options={[
            { value: ANY, label: 'Any task type' },
            ...summary.taskTypes.map(({ taskType, count }) => counted(taskType, count)),
          ]}
        />
        {summary.sets.length > 1 && (
          <Select
            aria-label="Prompt set"
            className="max-w-52 max-sm:max-w-none"
            value={filter.promptSetId}
            onValueChange={(value) => set('promptSetId', value)}
            options={[
              { value: ANY, label: 'Any prompt set' },
              ...summary.sets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {summary.languages.length > 1 && (
          <Select
            aria-label="Language"
            value={filter.language}
            onValueChange={(value) => set('language', value)}
            options={[
              { value: ANY, label: 'Any language' },
              ...summary.languages.map(({ language, count }) => counted(language, count)),
            ]}
          />
        )}
        <Input
          aria-label="Tag"
          placeholder="Tag"
          className="w-28 max-sm:w-full"
          value={filter.tag}
          onChange={(event) => set('tag', event.target.value)}
        />
        <Select
          aria-label="Given out"
          value={filter.given}
          onValueChange={(value) => set('given', value)}
          options={[
            { value: ANY, label: 'Given out or not' },
            { value: 'given', label: 'Given out' },
            { value: 'withdrawn', label: 'Withdrawn' },
          ]}
        />
      </div>
      <Segmented
        label="Split"
        value={filter.split}
        onValueChange={(value) => set('split', value)}
        className="max-sm:w-full"
        options={[
          { value: ANY, label: 'All' },
          { value: 'train', label: 'Train' },
          { value: 'validation', label: 'Validation' },
          { value: 'test', label: 'Test' },
        ]}
      />
    </div>
  )
}
