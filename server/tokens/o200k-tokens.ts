/** Token counts under o200k_base, what GPT-4o counts with, so that sizes can be compared with published ones. */
import type { Tiktoken } from 'js-tiktoken/lite'

let opened: Promise<Tiktoken> | undefined

/** The ranks are 2 MB: they are loaded on first use. Texts of special tokens count as the texts they are. */
export async function openO200k(): Promise<(text: string) => number> {
  opened ??= (async () => {
    const [{ Tiktoken }, { default: ranks }] = await Promise.all([
      import('js-tiktoken/lite'),
      import('js-tiktoken/ranks/o200k_base'),
    ])
    return new Tiktoken(ranks)
  })()
  const encoding = await opened
  return (text) => encoding.encode(text, [], []).length
}
