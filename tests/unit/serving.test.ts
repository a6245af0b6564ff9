/** Where a streamed answer may be cut, and what a trainer's text says. */
import { describe, expect, it } from 'vitest'
import { cutAtStop, settled } from '@/server/serving/choices'
import { turnsOf } from '@/server/serving/openai-requests'
import { exchangeOf } from '@/server/serving/openrlhf'

describe('stop words', () => {
  it('cut before the first of them', () => {
    expect(cutAtStop('one two three', ['three', 'two'])).toEqual({ text: 'one ', isCut: true })
    expect(cutAtStop('one', ['two'])).toEqual({ text: 'one', isCut: false })
  })

  it('nothing is shown that one may still begin in, and no half letter', () => {
    expect(settled('so STO', ['STOP'])).toBe('so ')
    expect(settled('so STORM', ['STOP'])).toBe('so STORM')
    expect(settled('caf\uFFFD', [])).toBe('caf')
  })
})

it('a system message opens the first prompt, and messages of one side join', () => {
  expect(
    turnsOf([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello.' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'And' },
      { role: 'user', content: 'now?' },
    ]),
  ).toEqual([
    { role: 'prompt', text: 'Be brief.\n\nHello.' },
    { role: 'response', text: 'Hi.' },
    { role: 'prompt', text: 'And\n\nnow?' },
  ])
})

describe('a text of OpenRLHF', () => {
  it('is split by its prompt, or by the template', () => {
    const exchange = { prompt: 'Say hello.', answer: 'Hello.' }
    expect(exchangeOf('Say hello. Hello.', 'Say hello.')).toEqual(exchange)
    expect(exchangeOf('<|bos|>Task: Say hello.\nReply: Hello.<|eos|>')).toEqual(exchange)
    expect(exchangeOf('Task: Say hello.\nReply: Hello.', 'Task: Say hello.\nReply:')).toEqual(exchange)
  })

  it('that has neither is refused', () => {
    expect(() => exchangeOf('Hello.', 'Bye.')).toThrow(/does not begin with its prompt/)
  })
})
