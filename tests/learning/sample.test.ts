/** Sampling as a task: the same seed gives the same answers, whatever the database calls the prompts. */
import path from 'node:path'
import { expect, it } from 'vitest'
import type { CompletionRow } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { readJsonl, temporaryFolder, writeJsonl, writeTinyModel } from './tiny-model'

it('answers depend on the seed and the texts of the prompts, not on their ids or order', async () => {
  const folder = await temporaryFolder()
  const modelDir = await writeTinyModel(path.join(folder, 'base'))
  const texts = ['say hello', 'what flies', 'name two']
  const sample = async (name: string, prompts: { promptId: string; prompt: string }[], seed = 1) => {
    const out = path.join(folder, `${name}.jsonl`)
    const end = await runTask(
      {
        kind: 'sample',
        modelDir,
        prompts: await writeJsonl(
          path.join(folder, `${name}-prompts.jsonl`),
          prompts.map((prompt) => ({ ...prompt, split: 'train' })),
        ),
        out,
        completionsPerPrompt: 2,
        settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 12 },
        executionProvider: 'cpu',
        threads: 1,
        seed,
      },
      { onEvent: () => {} },
    )
    expect(end.type).toBe('finished')
    const answers = new Map<string, number[][]>()
    for (const { promptId, tokenIds } of await readJsonl<CompletionRow>(out)) {
      const text = prompts.find((prompt) => prompt.promptId === promptId)!.prompt
      answers.set(text, [...(answers.get(text) ?? []), tokenIds])
    }
    return texts.map((text) => answers.get(text))
  }
  const here = texts.map((prompt, i) => ({ promptId: `here-${i}`, prompt }))
  const there = texts.map((prompt, i) => ({ promptId: `there-${9 - i}`, prompt })).reverse()
  const first = await sample('first', here)
  expect(await sample('elsewhere', there)).toEqual(first)
  expect(await sample('other-seed', here, 2)).not.toEqual(first)
}, 240_000)
