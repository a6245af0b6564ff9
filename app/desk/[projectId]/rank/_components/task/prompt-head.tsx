'use client'

/** The prompt above a pane of answers: it stays in sight while they scroll. */
import { PromptTitle } from '../../../_components/prompt-title'
import type { PromptText } from './prompt-panel'

export function PromptHead({ prompt, onReport }: { prompt: PromptText; onReport: () => void }) {
  return (
    <div className="-mx-7 sticky top-0 z-10 border-b bg-canvas px-7 pt-5 pb-3 max-sm:-mx-4 max-sm:px-4">
      <PromptTitle prompt={prompt} onReport={onReport} />
      <p
        lang={prompt.language}
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long one is scrolled with the keyboard too
        tabIndex={0}
        className="mt-1 max-h-[24dvh] overflow-y-auto whitespace-pre-wrap text-pretty text-prompt [overflow-wrap:anywhere]"
      >
        {prompt.text}
      </p>
    </div>
  )
}
