/**
 * `node --import tsx ml/starter/build-tokenizer.ts`: learns the starter's tokenizer from 4 MB of generated text and 4 MB
 * of WordNet glosses and writes `assets/tokenizer.json`. The same sources give the same file. Run once per vocabulary:
 * a new tokenizer makes every trained weight useless.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { trainBpe } from '../tokenizer/train-bpe'
import { documents } from './text/documents'
import { allGlosses, simpleGlosses, wordnetFolder } from './text/glosses'

const VOCABULARY = 4096
const BYTES_OF_EACH = 4_000_000
const SEED = 7

const here = dirname(fileURLToPath(import.meta.url))
const wordnet = wordnetFolder(join(here, '../..'))

function* text(): Generator<string> {
  let bytes = 0
  for (const { text } of documents(SEED, { glosses: simpleGlosses(wordnet) })) {
    yield text
    bytes += text.length
    if (bytes > BYTES_OF_EACH) break
  }
  const glosses = allGlosses(wordnet)
  // Evenly spread, so that all four parts of speech are in.
  const stride = Math.max(
    1,
    Math.floor(glosses.reduce((sum, gloss) => sum + gloss.length, 0) / BYTES_OF_EACH),
  )
  for (let i = 0; i < glosses.length; i += stride) yield glosses[i]!
}

mkdirSync(join(here, 'assets'), { recursive: true })
const json = trainBpe(text(), VOCABULARY)
writeFileSync(join(here, 'assets/tokenizer.json'), `${JSON.stringify(json)}\n`)
process.stdout.write(`assets/tokenizer.json: ${VOCABULARY} tokens\n`)
