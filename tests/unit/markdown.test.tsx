/** Answers are shown safely and as they were meant: no HTML, no images, no links that work by themselves; marks stay put. */
import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { beforeAll, describe, expect, it } from 'vitest'
import * as en from '@/app/_i18n/en'
import { AnswerText, loadMarkdown } from '@/app/desk/[projectId]/_components/answer-text'
import { looksLikeMarkdown } from '@/app/desk/[projectId]/_components/looks-like-markdown'
import { stretchesOf } from '@/app/desk/[projectId]/_components/marked-text'
import { directionOf } from '@/app/desk/[projectId]/_components/text-direction'
import type { SpanMark } from '@/server/schemas/ranking'

beforeAll(async () => {
  await loadMarkdown()
})

const html = (text: string, marks: readonly SpanMark[] = []) =>
  renderToStaticMarkup(
    <IntlProvider locale="en-GB" timeZone="UTC" messages={en}>
      <AnswerText text={text} language="en" marks={marks} />
    </IntlProvider>,
  )

describe('an answer', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a picture with a handler', '<img src=x onerror=alert(1)>'],
    ['a comment', '<!-- by model 7 -->'],
    ['a frame', '<iframe src="https://tracker.example"></iframe>'],
    ['a style', '<style>body { display: none }</style>'],
  ])('keeps %s as text, in a block, in a line and in plain text', (_, raw) => {
    for (const text of [`**b**\n\n${raw}\n\nc`, `**b** and ${raw} c`, `plain ${raw}`]) {
      const shown = html(text)
      expect(shown).not.toMatch(/<(script|img|iframe|style|!--)/)
      expect(shown).toContain(raw.slice(0, 4).replace('<', '&lt;'))
    }
  })

  it('fetches no image and says that there was one', () => {
    for (const text of [
      '![a cat](https://tracker.example/cat.gif)',
      '![a cat][1]\n\n[1]: https://tracker.example/cat.gif "t"\n\n- x',
    ]) {
      const shown = html(text)
      expect(shown).not.toMatch(/<img|src=|tracker\.example/)
      expect(shown).toContain('Image, not shown: a cat')
    }
  })

  it('has links that do nothing by themselves, and none to scripts or into this site', () => {
    const shown = html(
      '[the law](https://example.org/law) [bad](javascript:alert(1)) [worse](data:text/html,x) [here](/p/1) <https://example.org/auto>',
    )
    expect(shown).not.toMatch(/href|javascript:|data:text|"\/p\/1"/)
    expect(shown.match(/<button/g)).toHaveLength(2)
    for (const words of ['the law', 'bad', 'worse', 'here']) expect(shown).toContain(words)
  })

  it('renders lists, tables and code, and no heading that outranks those of the page', () => {
    const shown = html('# Steps\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```js\nlet x\n```')
    for (const tag of ['<ol>', '<table>', '<pre']) expect(shown).toContain(tag)
    expect(shown).not.toMatch(/<h\d/)
  })

  it('is left as written when it is plain', () => {
    const plain = 'Dear Ms Nowak,\n\nit costs 3 * 4 = 12. Is that fine?\nKind regards'
    expect(looksLikeMarkdown(plain)).toBe(false)
    expect(html(plain)).toContain('it costs 3 * 4 = 12. Is that fine?\nKind regards')
    expect(html('**about** ~5 and ~6')).not.toContain('<del>')
  })

  it('runs from the right in scripts that do, and its lists with it', () => {
    expect(html('שלום')).toContain('dir="rtl"')
    expect(html('- مرحبا\n- **نعم**')).toContain('dir="rtl"')
    expect(directionOf('1. «Hello»')).toBe('ltr')
    expect(directionOf('')).toBe('ltr')
  })
})

describe('marks', () => {
  const marked = (text: string, words: string, reason: SpanMark['reason'] = 'untrue'): SpanMark => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    reason,
    note: '',
  })
  /** What stands out. */
  const marksIn = (shown: string) =>
    [...shown.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, words]) => words!.replace(/<[^>]+>/g, ''))

  it.each([
    ['plain text', 'One.\n\nThe moon is cheese.\nTwo.', 'moon is', ['moon is']],
    ['Markdown', '- One\n- The **moon** is cheese', 'is cheese', ['is cheese']],
    ['several of its pieces', '- The **big** moon', 'The **big** mo', ['The ', 'big', ' mo']],
    ['code in a line', 'Call `moon()` **now**', 'moon', ['moon']],
    ['a block of code', '```js\nlet moon = 1\n```\n\ntext', 'moon = 1', ['moon = 1']],
    ['a text that reads otherwise in its source', 'A \\* moon &amp; **b**', 'moon', ['A * moon &amp; ']],
  ])('stand out in %s', (_, text, words, expected) => {
    const shown = html(text, [marked(text, words)])
    expect(marksIn(shown)).toEqual(expected)
    expect(shown).toContain('title="Not true"')
  })

  it('may overlap, and say all their reasons', () => {
    const text = 'abcdef'
    const marks = [marked(text, 'abcd'), marked(text, 'cdef', 'made-up')]
    expect(stretchesOf(text, marks)).toEqual([
      { text: 'ab', reasons: ['untrue'] },
      { text: 'cd', reasons: ['untrue', 'made-up'] },
      { text: 'ef', reasons: ['made-up'] },
    ])
  })
})
