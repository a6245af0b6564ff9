/** Opens every source of a pre-training mix, and describes it for the run's log. */

import type { MixSource, PretrainTask, SplitName } from '../../contract'
import { mixTexts, type TextMix } from '../../data/text-mix'
import { type TextSource, textSource } from '../../data/text-source'
import { message } from '../../messages/catalogue'
import { type Message, together } from '../../messages/message'
import { TaskError } from '../../messages/task-error'
import { createRng } from '../../tensor/rng'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { readTexts } from '../data/read-rows'
import { hashFile } from '../fingerprint'

/** Reading a text more often than this teaches less and less (Muennighoff et al. 2023 §5). */
const PASSES_WORTH_IT = 4

/** Text that is written while it is read: a stream for training and one held out. */
export type GenerateText = (
  text: Extract<MixSource['text'], { stage: unknown }>,
  tokenizer: Tokenizer,
  options: { rowLength: number; seed: number; label: 'train' | 'validation' },
) => TextSource

export interface PretrainingText {
  train: TextMix
  /** Of the sources that hold text out; null when none does. */
  validation: TextMix | null
  notices: Message[]
}

/** @throws when the mix is empty, a share is no share, or a source has nothing to train on */
export function openPretrainingText(
  { mix, seed }: Pick<PretrainTask, 'mix' | 'seed'>,
  tokenizer: Tokenizer,
  { rowLength, tokens, generate }: { rowLength: number; tokens: number; generate: GenerateText },
): PretrainingText {
  if (mix.length === 0) throw new TaskError(message('mix-empty'))
  const wrong = mix.find(({ share }) => !(share > 0 && Number.isFinite(share)))
  if (wrong) throw new TaskError(message('share-invalid', { source: wrong.name, share: String(wrong.share) }))
  const rng = createRng(seed)
  const opened = mix.map((source) => {
    const open = opener(source, tokenizer, { rowLength, seed, generate })
    const train = open('train')
    if (!train) throw new TaskError(message('source-without-documents', { source: source.name }))
    return { ...source, train, validation: open('validation') }
  })
  const heldOut = opened.flatMap(({ share, validation }) => (validation ? [{ share, text: validation }] : []))
  const total = mix.reduce((sum, { share }) => sum + share, 0)
  return {
    train: mixTexts(
      opened.map(({ share, train }) => ({ share, text: train })),
      rng.fork('mix/train'),
    ),
    validation: heldOut.length > 0 ? mixTexts(heldOut, rng.fork('mix/validation')) : null,
    notices: opened.map(({ name, share, train, validation }) =>
      describe(name, { part: share / total, wanted: tokens * (share / total), train, validation }),
    ),
  }
}

function opener(
  { text, name }: MixSource,
  tokenizer: Tokenizer,
  { rowLength, seed, generate }: { rowLength: number; seed: number; generate: GenerateText },
): (split: 'train' | 'validation') => TextSource | null {
  if ('stage' in text) return (label) => generate(text, tokenizer, { rowLength, seed, label })
  const rows = readTexts(text.file)
  return (split: SplitName) => {
    const texts = rows.filter((row) => row.split === split).map((row) => row.text)
    const rng = createRng(seed).fork(`${name}/${split}`)
    return texts.length > 0 ? textSource(texts, tokenizer, { rowLength, rng }) : null
  }
}

function describe(
  name: string,
  {
    part,
    wanted,
    train,
    validation,
  }: {
    part: number
    wanted: number
    train: TextSource
    validation: TextSource | null
  },
): Message {
  const heldOut = validation ? [] : [message('source-without-held-out')]
  const { tokens } = train
  if (tokens === Number.POSITIVE_INFINITY)
    return together(message('source-endless', { source: name, share: part }), ...heldOut)
  const passes = wanted / tokens
  return together(
    message('source-read', { source: name, share: part, tokens, passes }),
    ...(passes > PASSES_WORTH_IT ? [message('source-read-often', { passes: PASSES_WORTH_IT })] : []),
    ...heldOut,
  )
}

/** What of the mix decides the bits of a run. */
export const mixFingerprint = (mix: readonly MixSource[]) =>
  mix.map(({ name, share, text }) => ({
    name,
    share,
    text: 'stage' in text ? [text.stage, Boolean(text.wordnet)] : hashFile(text.file),
  }))
