'use client'

/** The controls over the prompt list: words, then what narrows it; those that few need are folded on a phone. */
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
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
  const t = useTranslations('prompts')
  const format = useFormatter()
  const [isOpen, setIsOpen] = useState(false)
  const set = <Name extends keyof PromptFilterState>(name: Name, value: PromptFilterState[Name]) =>
    onChange({ ...filter, [name]: value })
  const counted = (value: string, count: number) => ({ value, label: `${value} (${format.number(count)})` })
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        label={t('filter.search')}
        title={t('filter.searchHint')}
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
        {t('filter.filters')}
      </Button>
      <div className={cn('flex flex-wrap gap-2 max-sm:w-full max-sm:flex-col', !isOpen && 'max-sm:hidden')}>
        <Select
          aria-label={t('taskType')}
          value={filter.taskType}
          onValueChange={(value) => set('taskType', value)}
          options={[
            { value: ANY, label: t('filter.anyTaskType') },
            ...summary.taskTypes.map(({ taskType, count }) => counted(taskType, count)),
          ]}
        />
        {summary.sets.length > 1 && (
          <Select
            aria-label={t('promptSet')}
            className="max-w-52 max-sm:max-w-none"
            value={filter.promptSetId}
            onValueChange={(value) => set('promptSetId', value)}
            options={[
              { value: ANY, label: t('filter.anySet') },
              ...summary.sets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {summary.languages.length > 1 && (
          <Select
            aria-label={t('language')}
            value={filter.language}
            onValueChange={(value) => set('language', value)}
            options={[
              { value: ANY, label: t('filter.anyLanguage') },
              ...summary.languages.map(({ language, count }) => counted(language, count)),
            ]}
          />
        )}
        <Input
          aria-label={t('filter.tag')}
          placeholder={t('filter.tag')}
          className="w-28 max-sm:w-full"
          value={filter.tag}
          onChange={(event) => set('tag', event.target.value)}
        />
        <Select
          aria-label={t('filter.givenOut')}
          value={filter.given}
          onValueChange={(value) => set('given', value)}
          options={[
            { value: ANY, label: t('filter.givenOrNot') },
            { value: 'given', label: t('filter.givenOut') },
            { value: 'withdrawn', label: t('withdrawn') },
          ]}
        />
      </div>
      <Segmented
        label={t('split')}
        value={filter.split}
        onValueChange={(value) => set('split', value)}
        className="max-sm:w-full"
        options={[
          { value: ANY, label: t('filter.all') },
          { value: 'train', label: t('splits.train') },
          { value: 'validation', label: t('splits.validation') },
          { value: 'test', label: t('splits.test') },
        ]}
      />
    </div>
  )
}
