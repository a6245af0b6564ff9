/**
 * `node --import tsx ml/starter/build-assets.ts`: writes prompts.jsonl, demonstrations.jsonl and words.txt. The same
 * sources give the same files. The tokenizer has a script of its own (`build-tokenizer.ts`).
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createRng } from '../tensor/rng'
import { collectWords } from './lexicon'
import { starterDemonstrations, starterPrompts } from './prompts'
import { TASK_TYPES } from './tasks/task'
import { drawTask, HELD_OUT_POOL, HELD_OUT_WORDING_POOL, TAUGHT_POOL } from './tasks/tasks'
import { DEFECTS, RIGHT_QUALITIES, writeAnswer } from './text/answers'
import { documents } from './text/documents'
import { simpleGlosses, wordnetFolder } from './text/glosses'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const WORD_DOCUMENTS = 60_000

const asset = (name: string): URL => new URL(`./assets/${name}`, import.meta.url)
const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

function* allText(): Generator<string> {
  yield* simpleGlosses(wordnetFolder(ROOT))
  let count = 0
  for (const { text } of documents(11, { glosses: [] })) {
    yield text
    if (++count === WORD_DOCUMENTS) break
  }
  const rng = createRng(12)
  for (const type of TASK_TYPES)
    for (let i = 0; i < 400; i++)
      for (const pool of [TAUGHT_POOL, HELD_OUT_POOL, HELD_OUT_WORDING_POOL]) {
        const task = drawTask(rng, type, pool)
        yield task.text
        for (const quality of [...RIGHT_QUALITIES, ...DEFECTS])
          if (quality !== 'unfinished') yield writeAnswer(rng, task, quality, pool)
      }
}

const prompts = starterPrompts()
const demonstrations = starterDemonstrations(prompts)
const words = collectWords(allText())
writeFileSync(asset('prompts.jsonl'), jsonLines(prompts))
writeFileSync(asset('demonstrations.jsonl'), jsonLines(demonstrations))
writeFileSync(asset('words.txt'), `${words.join('\n')}\n`)
process.stdout.write(
  `${prompts.length} prompts, ${demonstrations.length} demonstrations, ${words.length} words\n`,
)
