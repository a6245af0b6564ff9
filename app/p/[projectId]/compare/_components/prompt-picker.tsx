'use client'

/** Takes a prompt from the set: search, split, and a list. Test prompts first, because no model has seen them. */
import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { SearchInput } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/segmented'
import { Tag } from '@/app/_components/ui/tag'
import { useTRPC } from '@/app/_trpc/client'
import type { ChosenPrompt } from './compare'

type Split = 'test' | 'validation' | 'train'

export function PromptPicker({
  projectId,
  onChoose,
}: {
  projectId: string
  onChoose: (prompt: ChosenPrompt) => void
}) {
  const t = useTranslations('compare')
  const trpc = useTRPC()
  const [isOpen, setIsOpen] = useState(false)
  const [search, setSearch] = useState('')
  const [split, setSplit] = useState<Split>('test')
  const prompts = useQuery(
    trpc.prompts.list.queryOptions(
      { projectId, search, split },
      { enabled: isOpen, placeholderData: (old) => old },
    ),
  )
  return (
    <>
      <Button icon={ListFilter} onClick={() => setIsOpen(true)}>
        {t('takeFromSet')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('takePrompt')}
        className="w-[min(640px,calc(100vw-32px))]"
      >
        <div className="flex flex-wrap gap-2">
          <SearchInput
            label={t('searchPrompts')}
            className="min-w-40 flex-1"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Segmented
            label={t('split')}
            value={split}
            onValueChange={setSplit}
            options={[
              { value: 'test', label: t('splits.test') },
              { value: 'validation', label: t('splits.validation') },
              { value: 'train', label: t('splits.train') },
            ]}
          />
        </div>
        <ul className="-mx-2 flex min-h-40 flex-col">
          {prompts.data?.rows.map((prompt) => (
            <li key={prompt.id}>
              <button
                type="button"
                className="flex w-full items-start gap-2 rounded-control px-2 py-1.5 text-left text-ui hover:bg-hover"
                onClick={() => {
                  onChoose({ id: prompt.id, text: prompt.text })
                  setIsOpen(false)
                }}
              >
                <span className="min-w-0 flex-1">{prompt.text}</span>
                <Tag>{prompt.taskType}</Tag>
              </button>
            </li>
          ))}
          {prompts.data?.rows.length === 0 && (
            <li className="px-2 py-6 text-center text-ink-3 text-ui">{t('noPromptFits')}</li>
          )}
        </ul>
      </Dialog>
    </>
  )
}
