'use client'

/** Takes a prompt from the set: search, split, and a list. Test prompts first, because no model has seen them. */
import { useQuery } from '@tanstack/react-query'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { SearchInput } from '@/app/_components/ui/input'
import { Segmented } from '@/app/_components/ui/tabs'
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
        Take from the set
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Take a prompt from the set"
        className="w-[min(640px,calc(100vw-32px))]"
      >
        <div className="flex flex-wrap gap-2">
          <SearchInput
            label="Search prompts"
            className="min-w-40 flex-1"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Segmented
            label="Split"
            value={split}
            onValueChange={setSplit}
            options={[
              { value: 'test', label: 'Test' },
              { value: 'validation', label: 'Validation' },
              { value: 'train', label: 'Train' },
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
            <li className="px-2 py-6 text-center text-ink-3 text-ui">No prompt fits.</li>
          )}
        </ul>
      </Dialog>
    </>
  )
}
