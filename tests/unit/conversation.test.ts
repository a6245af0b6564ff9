/** A chat's turns, and the one prompt they become, are the same to a model. */
import { describe, expect, it } from 'vitest'
import {
  asDialogue,
  asOnePrompt,
  type ChatAnswer,
  type Exchange,
  turnsBefore,
  withAnswer,
} from '@/app/p/[projectId]/compare/chat/_components/conversation'
import { formatPrompt, formatResponse } from '@/ml/data/template'

const answer = (text: string): ChatAnswer => ({
  modelId: 'm',
  text,
  tokens: [],
  finishReason: 'eos',
  settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
  seed: 1,
})
const exchanges: Exchange[] = [
  { prompt: 'Hello.', answers: [answer('No.'), answer('Hi.')], shown: 1 },
  { prompt: ' And you? ', answers: [], shown: -1 },
]

describe('a conversation', () => {
  it('goes on from the answer that is shown', () => {
    expect(turnsBefore(exchanges, 1)).toEqual([
      { role: 'prompt', text: 'Hello.' },
      { role: 'response', text: 'Hi.' },
      { role: 'prompt', text: ' And you? ' },
    ])
    expect(turnsBefore(exchanges, 0)).toEqual([{ role: 'prompt', text: 'Hello.' }])
  })

  it('as one prompt in the template reads as its turns do', () => {
    const turns = turnsBefore(exchanges, 1)
    const read = `${formatPrompt('Hello.')}${formatResponse('Hi.')}\n${formatPrompt(' And you? ')}`
    expect(formatPrompt(asOnePrompt(turns))).toBe(read)
    expect(asOnePrompt(turnsBefore(exchanges, 0))).toBe('Hello.')
  })

  it('is kept as a dialogue by turns; prompts that got no answer are one', () => {
    expect(asDialogue(turnsBefore(exchanges, 1))).toEqual({
      instruction: 'Hello.',
      between: [
        { role: 'assistant', content: 'Hi.' },
        { role: 'user', content: ' And you? ' },
      ],
    })
    const unanswered = [{ prompt: 'One.', answers: [], shown: -1 }, ...exchanges]
    expect(asDialogue(turnsBefore(unanswered, 2)).instruction).toBe('One.\n\nHello.')
  })

  it('shows a new answer and keeps the others', () => {
    const [, last] = withAnswer(exchanges, 1, answer('Fine.'))
    expect(last).toMatchObject({ shown: 0, answers: [{ text: 'Fine.' }] })
    expect(withAnswer(exchanges, 0, answer('Hey.'))[0]!.shown).toBe(2)
  })
})
