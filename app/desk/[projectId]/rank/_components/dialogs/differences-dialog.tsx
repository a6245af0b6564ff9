'use client'

/** Two answers side by side with the words that only one of them has. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/app/_components/ui/dialog'
import { Select } from '@/app/_components/ui/select'
import { type DiffPart, diffWords } from '@/app/_components/word-diff'
import type { Answer } from '../cards/answer-card'

export function DifferencesDialog({
  answers,
  initial,
  language,
  onClose,
}: {
  /** In display order. */
  answers: readonly Answer[]
  /** The two to start with. */
  initial: readonly [string, string]
  language: string
  onClose: () => void
}) {
  const t = useTranslations('rank')
  const [[firstId, secondId], setIds] = useState(initial)
  const textOf = (id: string) => answers.find((answer) => answer.id === id)?.text ?? ''
  const [first, second] = [textOf(firstId), textOf(secondId)]
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('compare.title')}
      description={t('compare.onlyHere')}
      className="w-[min(1080px,calc(100vw-32px))]"
    >
      <div className="grid grid-cols-2 gap-5 max-sm:grid-cols-1">
        <Column
          label={t('compare.first')}
          answers={answers}
          id={firstId}
          parts={diffWords(second, first)}
          language={language}
          // Choosing the other one's answer swaps them.
          onChoose={(id) => setIds([id, id === secondId ? firstId : secondId])}
        />
        <Column
          label={t('compare.second')}
          answers={answers}
          id={secondId}
          parts={diffWords(first, second)}
          language={language}
          onChoose={(id) => setIds([id === firstId ? secondId : firstId, id])}
        />
      </div>
    </Dialog>
  )
}

function Column({
  label,
  answers,
  id,
  parts,
  language,
  onChoose,
}: {
  label: string
  answers: readonly Answer[]
  id: string
  parts: readonly DiffPart[]
  language: string
  onChoose: (id: string) => void
}) {
  const tDesk = useTranslations('desk')
  return (
    <section aria-label={label} className="flex min-w-0 flex-col gap-2">
      <Select
        aria-label={label}
        value={id}
        onValueChange={onChoose}
        options={answers.map((answer) => ({
          value: answer.id,
          label: tDesk('answer', { letter: answer.letter }),
        }))}
        className="self-start"
      />
      <p lang={language} dir="auto" className="reading">
        {parts.map(({ text, isNew }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are cut anew for every pair
          <Part key={index} text={text} isNew={isNew} />
        ))}
      </p>
    </section>
  )
}

const Part = ({ text, isNew }: DiffPart) => (isNew ? <ins>{text}</ins> : text)
