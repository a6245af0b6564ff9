'use client'

/** The prompt above a pane of answers: it stays in sight while they scroll. */
import { useTranslations } from 'use-intl'
import { TaskTags } from '../../_components/task-tags'
import type { PromptText } from './prompt-panel'

export function PromptHead({ prompt }: { prompt: PromptText }) {
  const t = useTranslations('desk')
  return (
    <div className="-mx-7 -mt-5 sticky top-0 z-10 border-b bg-canvas px-7 pt-5 pb-3 max-sm:-mx-4 max-sm:px-4">
      <div className="mb-1.5 flex items-center gap-2">
        <h2 className="flex-1">{t('prompt')}</h2>
        <TaskTags taskType={prompt.taskType} language={prompt.language} />
      </div>
      <p
        lang={prompt.language}
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled with the keyboard too
        tabIndex={0}
        className="max-h-[24dvh] overflow-y-auto whitespace-pre-wrap text-pretty text-prompt [overflow-wrap:anywhere]"
      >
        {prompt.text}
      </p>
    </div>
  )
}
