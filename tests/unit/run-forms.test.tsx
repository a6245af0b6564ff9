/** The run forms: which model they begin with, and how much data they say there is, in every language. */
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, LOCALES } from '@/app/_i18n/languages'
import { messagesOf } from '@/app/_i18n/messages'
import { PromptCounts } from '@/app/p/[projectId]/runs/new/_components/data-counts'
import { likelyModel, type RunForm } from '@/app/p/[projectId]/runs/new/_components/run-form'

describe('the model a form begins with', () => {
  const models = [
    { id: 'r1', kind: 'reward' },
    { id: 's2', kind: 'sft' },
    { id: 's1', kind: 'sft' },
    { id: 'b1', kind: 'base' },
  ] as RunForm['models']

  it.each([
    ['the newest of the first kind', ['sft', 'base'], undefined, 's2'],
    ['of a later kind where there is none of the first', ['policy', 'base'], undefined, 'b1'],
    ['the one that was asked for', ['base'], 's1', 's1'],
    ['not one that was asked for and is gone', ['base'], 'gone', 'b1'],
    ['none where there is none of these kinds', ['policy'], undefined, undefined],
  ])('is %s', (_, kinds, asked, expected) => {
    expect(likelyModel({ models }, kinds, asked)).toBe(expected)
  })
})

describe('the prompts that a policy update answers', () => {
  const form = {
    prompts: [
      { split: 'train', taskType: 'answer', count: 40 },
      { split: 'train', taskType: 'other', count: 2 },
      { split: 'test', taskType: 'answer', count: 7 },
    ],
  } as RunForm

  it.each(LANGUAGES)('are those of the training split, said in %s', (language) => {
    const html = renderToStaticMarkup(
      <IntlProvider
        locale={LOCALES[language]}
        timeZone="UTC"
        messages={messagesOf(language, ['runs', 'common']) as never}
      >
        <PromptCounts form={form} />
      </IntlProvider>,
    )
    expect(html).toContain('>42<')
  })
})
