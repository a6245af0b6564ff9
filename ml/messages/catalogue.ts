/**
 * Everything that training and sampling tell people: a stable code with its English sentence (ICU MessageFormat). The other
 * languages have the same codes (`app/_i18n/<language>/messages.ts`). A code never changes its meaning: rows of the database
 * and programs keep it.
 */
import type { ICUArgs } from 'use-intl/core'
import type { Message } from './message'

/** How tasks end. */
const ENDS = {
  'cancelled-after-steps': 'Cancelled after {done, number} of {total, plural, one {# step} other {# steps}}.',
  'cancelled-after-rows': 'Cancelled after {done, number} of {total, number}.',
  'cancelled-before-saving': 'Cancelled; the process had to be ended before it could save.',
  'kl-budget-exceeded':
    'KL to the reference reached {kl, number, ::.00} nats per answer, over the budget of {budget, number}.',
  'step-not-finite': '{tensor} became not a number in step {step, number}.',
  'output-not-finite': 'The model gave {tensor} that are not numbers.',
  'version-kept': 'Kept the version after step {step, number}.',
  'process-killed': 'The training process was ended by {signal} before it finished.',
  'process-out-of-memory':
    'The training process was ended by {signal} (often: out of memory) before it finished.',
  'process-exited': 'The training process ended with code {status} before it finished.',
  'process-said': 'It said: {text}',
  'checkpoint-disk-full':
    'The disk is full: the checkpoint of step {step, number} needs {needed, number, ::.0} MB and {free, number, ::.0} MB are free. Free some space; then the run can go on.',
  'file-disk-full':
    'The disk is full: a file of {needed, number, ::.0} MB has to be written and {free, number, ::.0} MB are free. Free some space; then the run can go on.',
} as const

/** Why a task cannot begin. */
const REFUSALS = {
  'mix-empty': 'A pre-training mix needs at least one source, got none.',
  'share-invalid': 'The share of {source} must be a number above 0, got {share}.',
  'source-without-documents': '{source} has no document for training.',
  'no-fitting-prompt':
    '{file} has no training prompt that leaves {maxTokens, number} of {contextLength, number} tokens for the answer.',
  'no-fitting-demonstration':
    '{file} has no demonstration for training of at most {longest, plural, one {# token} other {# tokens}}.',
  'no-fitting-ranking':
    '{file} has no ranking for training with completions of at most {longest, plural, one {# token} other {# tokens}}.',
  'no-fitting-preference':
    '{file} has no ranking for training that prefers one completion to another, with completions of at most {longest, plural, one {# token} other {# tokens}}.',
  'reward-models-missing': 'A policy update needs a reward model, got none.',
  'folder-of-wrong-kind': '{folder} is a {kind}, not a {expected}.',
  'kind-language-model': 'language model',
  'kind-reward-model': 'reward model',
  'kind-value-model': 'value model',
  'vocabularies-differ':
    'The policy has a vocabulary of {policy, plural, one {# token} other {# tokens}}, the reward model of {reward, number}: they must be the same.',
  'tokenizer-too-large':
    '{folder}: tokenizer.json knows {tokenizer, plural, one {# token} other {# tokens}}, the model {model, number}: they do not belong together.',
  'checkpoint-of-another-run':
    '{folder} holds a checkpoint of another run (other data, model, settings or seed): choose another folder or delete it.',
} as const

/** Settings that cannot be. */
const SETTINGS = {
  'setting-unknown': '{trainer} has no setting "{setting}"; its settings are {known}.',
  'setting-without-effect':
    '{trainer} setting "{setting}" has no effect while "{dependsOn}" is {value}: set that one too, or leave "{setting}" out.',
  'setting-invalid': '{trainer} setting "{setting}" must be {expected}, got {value}.',
  'expected-choice': 'one of {choices}',
  'expected-choices': 'one or more of {choices}, separated by commas',
  'expected-switch': 'true or false',
  'expected-integer': 'a whole number from {min} to {max}',
  'expected-number': 'a number from {min} to {max}',
  'best-of-n-needs-two':
    'Best of n picks among answers: "completionsPerPrompt" must be at least 2, got {count, number}.',
  'grpo-needs-two':
    'GRPO compares answers to the same prompt: "completionsPerPrompt" must be at least 2, got {count, number}.',
  'rloo-needs-two':
    'RLOO compares answers to the same prompt: "completionsPerPrompt" must be at least 2, got {count, number}.',
  'shape-kept':
    'A model that goes on from weights keeps its shape: leave out {settings}, or start from nothing.',
  'adapters-need-weights': 'Adapters need weights to stand beside: go on from a model, or set loraRank to 0.',
  'rows-exceed-context':
    'Rows of {sequenceLength, plural, one {# token} other {# tokens}} do not fit a context of {contextLength, number}: shorten sequenceLength.',
  'rows-exceed-new-context':
    'Rows of {sequenceLength, plural, one {# token} other {# tokens}} do not fit a context of {contextLength, number}: shorten sequenceLength, or lengthen contextLength.',
  'width-not-multiple-of-heads':
    'dModel must be nHeads times an even number, got {dModel, number} for {nHeads, plural, one {# head} other {# heads}}.',
  'heads-not-multiple-of-kv-heads':
    'nHeads must be a multiple of nKvHeads, got {nHeads, number} and {nKvHeads, number}.',
} as const

/** Questions to an open model that have no answer. */
const QUESTIONS = {
  'only-reward-models-score': 'Only a reward model gives scores.',
  'reward-models-write-nothing': 'A reward model gives scores and writes nothing.',
  'token-unknown': 'Token {token, number} is not in this model’s vocabulary.',
  'question-too-long':
    'This takes {tokens, plural, one {# token} other {# tokens}}; the model reads {contextLength, number} at most. Shorten the text or the longest answer.',
  'question-abandoned': 'Nobody waits for the answer.',
} as const

/** Lines of a run's log. */
const LOG = {
  'resumed-from-checkpoint': 'Continuing from the checkpoint of step {step, number}.',
  'prompts-read':
    '{prompts, plural, one {# prompt} other {# prompts}} to practise on, {watched, number} watched.',
  'prompts-too-long':
    '{prompts, plural, one {# prompt is} other {# prompts are}} too long for the context and left out.',
  'rankings-read':
    '{training, plural, one {# ranking} other {# rankings}} for training, {heldOut, number} on held-out prompts.',
  'preferences-read':
    '{training, plural, one {# ranking} other {# rankings}} for training, {heldOut, number} on held-out prompts, {watched, plural, one {# prompt} other {# prompts}} watched.',
  'rankings-left-out':
    '{rankings, plural, one {# ranking says nothing (all tied) or is longer than {longest, number} tokens, and is} other {# rankings say nothing (all tied) or are longer than {longest, number} tokens, and are}} left out.',
  'demonstrations-read':
    '{training, plural, one {# demonstration} other {# demonstrations}} for training, {heldOut, number} held out.',
  'demonstrations-left-out':
    '{demonstrations, plural, one {# demonstration is longer than {longest, number} tokens and} other {# demonstrations are longer than {longest, number} tokens and}} left out.',
  'adapters-trained':
    "{trained, number} weights in adapters of rank {rank, number} on {targets} are trained; the model''s {frozen, number} stay frozen.",
  'source-endless': '{source}: {share, number, ::percent .#} of the tokens, text without end.',
  'source-read':
    '{source}: {share, number, ::percent .#} of the tokens; its {tokens, number} are read {passes, number, ::.0} times.',
  'source-read-often': 'Beyond {passes, plural, one {# time} other {# times}} a text teaches less and less.',
  'source-without-held-out': 'None of it is held out.',
} as const

/** What a run can run on, and why not on the rest. */
const PROVIDERS = {
  'provider-processor': 'the processor, always available.',
  'provider-measured':
    'a device answered and trains a small model {speedup, number, ::@@} times as fast as the processor.',
  'provider-not-measured': 'a device answered but is too slow to be measured.',
  'provider-without-libraries':
    'its libraries are not installed (npm run gpu:install on Linux with an NVIDIA driver, CUDA 12 and cuDNN).',
  'provider-without-driver':
    'no graphics driver answered (Vulkan on Linux, Metal on macOS, Direct3D 12 on Windows).',
  'provider-silent': 'it did not answer within {seconds, number} s.',
  'provider-wrong': 'it computed wrongly: a loss of {loss, number} instead of {expected, number}.',
  'provider-probe-killed': 'the probe ended with {signal}. {line}',
  'provider-probe-exited': 'the probe ended with code {status}. {line}',
  'provider-chosen': '{provider} chosen automatically: {reason}',
  'provider-available-too': '{provider} is available too: {reason}',
  'provider-not-available': '{provider} is not available: {reason}',
} as const

export const ML_MESSAGES = {
  ...ENDS,
  ...REFUSALS,
  ...SETTINGS,
  ...QUESTIONS,
  ...LOG,
  ...PROVIDERS,
} as const

interface ArgumentTypes {
  ICUArgument: string | number | Message | readonly Message[]
  ICUNumberArgument: number
  ICUDateArgument: Date
}

/** What a catalogue's codes take beside their words: nothing where the sentence takes nothing. */
export type ValuesOf<Catalogue extends Record<string, string>, Code extends keyof Catalogue> = keyof ICUArgs<
  Catalogue[Code],
  ArgumentTypes
> extends never
  ? []
  : [values: ICUArgs<Catalogue[Code], ArgumentTypes>]

export type MlMessageCode = keyof typeof ML_MESSAGES

/** A message of this catalogue: `message('version-kept', { step })`. */
export const message = <Code extends MlMessageCode>(
  code: Code,
  ...[values]: ValuesOf<typeof ML_MESSAGES, Code>
): Message => ({ code, ...(values && { values: values as Message['values'] }) })
