'use client'

/** The prompt (or a field for one's own) and the answer under it, with words, tokens and what is saved. */
import { Check } from 'lucide-react'
import { useId, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { taskTypeName } from '@/app/_components/annotation/names'
import { Textarea } from '@/app/_components/ui/input'
import { NativeSelect } from '@/app/_components/ui/native-select'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { useToast } from '@/app/_components/ui/toast'
import { MAX_TEXT_LENGTH, TASK_TYPES } from '@/server/schemas/desk-terms'
import { countWords } from '../../_components/count-words'
import { PromptTitle } from '../../_components/prompt-title'
import { TokenMeter } from '../../_components/token-meter'
import { DialogueButtons, TurnsBetween } from './dialogue'
import { type Writing, withoutLastTurn } from './writing'

export function Editor({
  writing,
  onChange,
  responseTokens,
  totalTokens,
  tokensMax,
  wordGoal,
  status,
  onAddTurn,
  onReport,
  onPaste,
}: {
  /** Null: being fetched. */
  writing: Writing | null
  onChange: (part: Partial<Writing>) => void
  responseTokens: number | null
  totalTokens: number | null
  tokensMax: number
  /** About how many words an answer should have. */
  wordGoal: number | null
  status: React.ReactNode
  onAddTurn: () => void
  /** Opens the report of the prompt. */
  onReport: () => void
  /** Something was pasted into the answer. */
  onPaste: (text: string) => void
}) {
  const t = useTranslations('write')
  const tDesk = useTranslations('desk')
  const tDialogue = useTranslations('dialogue')
  const toast = useToast()
  const id = useId()
  const answer = useRef<HTMLTextAreaElement>(null)
  const key = writing?.submissionKey
  const isOwn = writing?.mode === 'own'
  // A new prompt puts the cursor where the work is; not on touch, where it would raise the keyboard over the prompt.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per prompt
  useLayoutEffect(() => {
    if (!isOwn && window.matchMedia('(pointer: fine)').matches) answer.current?.focus()
  }, [key, isOwn])

  if (!writing) {
    return (
      <div role="status" className="flex flex-1 flex-col gap-4">
        <span className="sr-only">{t('fetching')}</span>
        <Skeleton className="h-16 w-full" />
        <Skeleton className="min-h-64 w-full flex-1 rounded-card" />
      </div>
    )
  }
  const words = countWords(writing.response)
  const removeTurn = () => {
    const { between, response } = writing
    onChange(withoutLastTurn(writing))
    answer.current?.focus()
    toast({
      message: t('dialogue.removed'),
      action: { label: t('dialogue.undo'), onClick: () => onChange({ between, response }) },
    })
  }
  return (
    <>
      {writing.prompt ? (
        <section aria-label={tDesk('prompt')} className="flex flex-col gap-2.5">
          <PromptTitle prompt={writing.prompt} onReport={onReport} />
          <p
            lang={writing.prompt.language}
            dir="auto"
            className="whitespace-pre-wrap text-pretty text-[20px] leading-[30px] tracking-[-0.012em] max-sm:text-prompt"
          >
            {writing.prompt.text}
          </p>
        </section>
      ) : (
        <section aria-label={t('instruction')} className="flex flex-col gap-2">
          {writing.system !== null && (
            <div className="mb-1.5 flex flex-col gap-1.5">
              <label htmlFor={`${id}-system`} className="font-medium text-ui">
                {tDialogue('system')}
              </label>
              <Textarea
                id={`${id}-system`}
                rows={1}
                dir="auto"
                value={writing.system}
                maxLength={MAX_TEXT_LENGTH}
                onChange={(event) => onChange({ system: event.target.value })}
                placeholder={t('dialogue.systemPlaceholder')}
                className="field-sizing-content max-h-60 min-h-11 resize-none px-4 py-2.5 text-read"
              />
            </div>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <label htmlFor={`${id}-instruction`} className="font-semibold text-body">
              {t('yourInstruction')}
            </label>
            <span className="text-ink-2 text-ui max-sm:hidden">{t('yourInstructionHint')}</span>
            <span className="flex-1" />
            <NativeSelect
              aria-label={t('taskType')}
              value={TASK_TYPES.find((type) => type === writing.taskType) ?? 'other'}
              onValueChange={(taskType) => onChange({ taskType })}
              options={TASK_TYPES.map((value) => ({ value, label: taskTypeName(value, tDesk) }))}
              className="w-36"
            />
          </div>
          <Textarea
            id={`${id}-instruction`}
            rows={3}
            dir="auto"
            value={writing.instruction}
            maxLength={MAX_TEXT_LENGTH}
            onChange={(event) => onChange({ instruction: event.target.value })}
            placeholder={t('instructionPlaceholder')}
            className="resize-none px-4 py-3 text-prompt max-sm:text-prompt"
          />
        </section>
      )}
      <TurnsBetween key={key} writing={writing} onChange={(between) => onChange({ between })} />
      <div className="flex min-h-8 flex-wrap items-center gap-x-2">
        <label htmlFor={`${id}-answer`} className="font-semibold text-body">
          {t('yourAnswer')}
        </label>
        <span className="text-ink-2 text-ui max-sm:hidden">{t('yourAnswerHint')}</span>
        <span className="flex-1" />
        {status}
      </div>
      <div className="flex min-h-64 flex-1 flex-col overflow-hidden rounded-card border border-line-strong bg-surface focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <textarea
          ref={answer}
          id={`${id}-answer`}
          lang={writing.prompt?.language}
          dir="auto"
          value={writing.response}
          maxLength={MAX_TEXT_LENGTH}
          onChange={(event) => onChange({ response: event.target.value })}
          onPaste={(event) => onPaste(event.clipboardData.getData('text').trim().replaceAll('\r\n', '\n'))}
          className="min-h-0 flex-1 resize-none bg-transparent px-[22px] py-[18px] text-[16px] leading-[26px] outline-none max-sm:px-4 max-sm:py-3"
        />
        <div className="flex h-11 shrink-0 items-center gap-3.5 border-t pr-3.5 pl-[22px] text-ui max-sm:pl-4">
          <TokenMeter responseTokens={responseTokens} totalTokens={totalTokens} tokensMax={tokensMax} />
          <span className="whitespace-nowrap text-ink-2 tabular-nums">
            {wordGoal === null
              ? tDesk('words', { count: words })
              : t('wordsOfGoal', { count: words, goal: wordGoal })}
            {wordGoal !== null && words >= wordGoal && (
              <Check
                aria-label={t('goalReached')}
                className="ml-1 inline size-4 text-accent"
                strokeWidth={1.75}
              />
            )}
          </span>
        </div>
      </div>
      <DialogueButtons
        isDialogue={writing.between.length > 0}
        canAddSystem={isOwn && writing.system === null}
        onAdd={onAddTurn}
        onRemove={removeTurn}
        onAddSystem={() => onChange({ system: '' })}
      />
    </>
  )
}
