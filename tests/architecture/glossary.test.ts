/** Engineering terms have one word each (docs/glossary.md): paraphrases that were once in use do not come back. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './source-files'

interface Synonym {
  /** Matched against names, comments and sentences, in any case. */
  word: RegExp
  standard: string
  /** Where the word has its everyday meaning: words of screens, texts that people are shown, a stored name. */
  except?: RegExp
}

const TERMS = [
  'retry',
  'transient',
  'backoff',
  'enqueue',
  'background job',
  'stop request',
  'clean-up',
  'lease',
  'fencing token',
  'idempotent',
  'wake signal',
  'promotion slot',
  'event loop',
  'n-gram',
]

const SCREEN_WORDS = /^(app\/(_i18n|learn)\/|tests\/e2e\/)/

const SYNONYMS: readonly Synonym[] = [
  {
    word: /may_?pass(es)?\b|tr(ied|ies) again|later and later/i,
    standard: 'transient, retry',
    except: SCREEN_WORDS,
  },
  { word: /passing[-_ ]?failure|pass(es)? by (it|them)sel(f|ves)/i, standard: 'transient failure' },
  { word: /as_?passing\b/i, standard: 'transient' },
  { word: /asked_?pause/i, standard: 'retryAfterMs, Retry-After' },
  { word: /growing[-_ ]?pauses?/i, standard: 'backoff' },
  { word: /is_?of_?model\b/i, standard: 'isPermanentForModel' },
  { word: /put(s|ting)?[-_ ]?in[-_ ]?line|back in line/i, standard: 'enqueue, return to the queue' },
  { word: /errands?/i, standard: 'background job', except: /^server\/queue\/job-types\.ts$/ },
  {
    word: /\bwish(es)?\b|watch_?wish|wish_poll/i,
    standard: 'stop request, request',
    except:
      /^(app\/(_components\/tokens\/article-texts\.ts|globals\.css)|tests\/unit\/(training-examples|ml\/world-preference)\.test\.ts)$/,
  },
  { word: /\btid(y|ies|ied|ying)\b|tidy(?=[A-Z])|\bchores?\b/i, standard: 'clean-up' },
  { word: /office_?of\b|model[-_]?office/i, standard: 'promotion slot', except: /^prisma\// },
  { word: /\bbells?\b|create_?bell/i, standard: 'wake signal' },
  { word: /likeliest/i, standard: 'most likely, topLogProbs', except: SCREEN_WORDS },
  { word: /pieces_?of\b|pieces of (five|n) /i, standard: 'n-gram' },
  { word: /services\/calibration|read_?calibration|calibration_?settings/i, standard: 'practice' },
  { word: /server\/preferences/i, standard: 'server/statistics' },
]

const SELF = 'tests/architecture/glossary.test.ts'
/** The starter's world is made of everyday words: its bells ring, its people run errands. */
const NOT_OURS = /^(server\/generated|ml\/starter\/(world|text|tasks|assets))\//
const FOLDERS = ['app', 'server', 'ml', 'scripts', 'tests', 'docs', 'prisma']
const READ = /\.(ts|tsx|mjs|css|md|prisma|py)$/

const files = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join('/')),
    ),
  ),
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
].filter((file) => READ.test(file) && !NOT_OURS.test(file) && file !== SELF)

/** The lines of a text, or the name of its file, in which a synonym stands. */
function synonymsIn(file: string, text: string): string[] {
  const wanted = SYNONYMS.filter(({ except }) => !except?.test(file))
  const lines = [`(file name) ${file}`, ...text.split('\n')]
  return lines.flatMap((line, i) =>
    wanted
      .filter(({ word }) => word.test(line))
      .map(({ word, standard }) => `${file}:${i} says “${line.match(word)?.[0]}”, the term is: ${standard}`),
  )
}

describe('engineering terms', () => {
  it('stand in code, comments, file names and documents, and none of their synonyms', () => {
    expect(files.length).toBeGreaterThan(1000)
    expect(files.flatMap((file) => synonymsIn(file, readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([])
  })

  it.each([
    ['a name', 'server/x.ts', 'const mayPass = true'],
    ['a part of a name', 'server/x.ts', 'await watchWishes(runId)'],
    ['a comment', 'ml/x.ts', '// The run is put in line.'],
    ['a file name', 'server/passing-failure.ts', ''],
    ['a document', 'docs/x.md', 'An errand that died is begun again.'],
  ])('are asked for in %s', (_, file, text) => {
    expect(synonymsIn(file, text)).toHaveLength(1)
  })

  it('are all explained in the glossary', () => {
    const terms = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8').split('## Engineering terms')[1]!
    expect(TERMS.filter((term) => !new RegExp(`^\\| ${term}[, ]`, 'm').test(terms))).toEqual([])
  })
})
