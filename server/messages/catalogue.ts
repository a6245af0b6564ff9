/**
 * Every message of Laurel by its code: those of this file, which workers, imports and exports store; the refusals; those
 * of shapes; and those of `ml`. English is here (ICU MessageFormat), the other languages in `app/_i18n/<language>/messages.ts`. A code never
 * changes its meaning: rows of the database and programs keep it.
 */
import { ML_MESSAGES, type ValuesOf } from '../../ml/messages/catalogue'
import type { Message } from '../../ml/messages/message'
import { REFUSAL_MESSAGES } from '../refusals/catalogue'
import { SHAPE_MESSAGES } from '../schemas/shape-catalogue'

/** How runs end, beside what their tasks say. */
const ENDS = {
  'nothing-kept': 'Nothing was kept.',
  'run-stopped': 'Stopped.',
  'run-stopped-with-answers': 'Stopped; the answers that had come were kept.',
  'run-stopped-while-paused': 'Stopped while it was paused.',
  'run-stopped-before-start': 'Stopped before it started.',
  'run-given-up':
    'Given up after {attempts, plural, one {# attempt} other {# attempts}}: each worker that ran it died. The machine may be short of memory; try a smaller batch.',
  'no-model-answered': 'No model answered.',
  'answers-scored': '{answers, plural, one {# answer} other {# answers}} scored.',
  'ranking-tasks-made':
    '{answers, plural, one {# answer} other {# answers}}, {tasks, plural, one {# task} other {# tasks}} to rank.',
  'prompts-without-task':
    '{prompts, plural, one {# prompt} other {# prompts}} gave fewer than two different answers and made no task.',
} as const

/** Why a run cannot begin after all. */
const RUN_REFUSALS = {
  'run-without-rankings': 'There are no rankings to train on.',
  'run-without-training-prompts': 'There are no training prompts.',
  'run-without-test-prompts': 'There are no test prompts that the models can read.',
  'run-without-prompts': 'There are no prompts to answer.',
  'run-without-completions': 'There are no completions without a score.',
  'run-without-demonstrations': 'There are no demonstrations to train on.',
  'run-without-text': 'A text of the mix does not exist.',
  'run-without-model': 'The model version it needs does not exist.',
  'run-with-wrong-model': 'It needs a model of kind {expected}, got {kind}.',
} as const

/** Lines of a run's log. */
const LOG = {
  'run-started':
    'Started on {provider} with {threads, plural, one {# thread} other {# threads}}, {parameters, number} parameters.',
  'run-resumed':
    'Resumed at step {step, number} on {provider} with {threads, plural, one {# thread} other {# threads}}, {parameters, number} parameters.',
  'checkpoint-written': 'Checkpoint at step {step, number}.',
  'answers-without-score': 'The answers have no score: {reason}',
  'remote-model-given-up': '{model} of {server} was given up. {reason}',
  'remote-model-withdrawn': 'It is no longer offered.',
  'remote-answer-left-out': '{model} left one answer out. {reason}',
  'remote-answer-retried': '{model}: {reason} Asked again in {seconds, number, ::.0} s.',
} as const

/** What other servers say or fail to say. */
const OUTSIDE = {
  'outside-not-chat': 'It answered something else than a chat completion.',
  'outside-without-words': 'It answered without a word.',
  'outside-without-models': '{address} answered without a list of models.',
  'outside-redirects': 'It sends requests on to {address}: give that address instead.',
  'outside-redirects-nowhere': 'It sends requests on without saying where to.',
  'outside-redirects-too-often':
    'It sent the request on more than {times, plural, one {# time} other {# times}}.',
  'outside-answered': 'It answered {status}.',
  'outside-answered-words': 'It answered {status}: {words}',
  'outside-address-hint': 'Most addresses end with /v1.',
  'outside-silent': 'It did not answer within {seconds, number} seconds.',
  'outside-unreachable': 'It was not reached: {problem}.',
  'outside-answer-too-long': 'Its answer is longer than {megabytes, number} MB.',
  'outside-without-address': '{host} has no address.',
  'outside-private': '{host} is an address of a private network, to which nothing is sent.',
  'outside-protocol': '{protocol} is not an address to send to.',
  'delivery-taken': 'Answered {status}.',
  'webhook-removed': 'The webhook was removed.',
  'outside-not-sent': 'Laurel could not send it; the log says why.',
  'key-unreadable':
    'The key of {server} was stored under another secret of this installation. Enter it again in the settings.',
  'question-unanswered': 'It cannot be answered.',
} as const

/** Where runs can run, seen from the run form. */
const PROVIDERS = {
  'providers-best-of': 'The best of what there is: {providers}.',
  'providers-unknown': 'No worker is running, so nobody knows.',
  'providers-none': 'No worker is running. The run waits until one starts.',
  'provider-unheard-of': 'unknown provider.',
} as const

/** Imports, exports, screening. */
const JOBS = {
  'import-undone': 'Undone. Everything it brought is gone.',
  'import-undone-partly': 'Undone. {kept} stayed, because they have been used here since.',
  'import-file-removed': 'The file is gone.',
  'kept-prompts': '{prompts, plural, one {# prompt} other {# prompts}}',
  'kept-answers': '{answers, plural, one {# answer} other {# answers}}',
  'kept-both': '{prompts} and {answers}',
  'job-failed': 'Laurel failed at it: {problem}',
  'import-failed': 'Laurel failed at it: {problem}. What was read so far can be undone.',
} as const

/** A file that cannot be read as a whole. */
const FILES = {
  'file-without-format': 'The rows have no shape that Laurel knows. Say which column is the prompt.',
  'file-zip': 'This is a zip archive. Unpack it first, or compress it with gzip.',
  'file-gzip-bomb':
    'This gzip file unpacks to more than {times, number} times its size; it was not read further.',
  'file-gzip-damaged': 'The gzip file is damaged: {problem}',
  'file-not-parquet': 'This is no Parquet file: {problem}',
  'file-parquet-codec':
    'This Parquet file is compressed with {codec}. Write it with snappy, gzip or no compression.',
  'file-parquet-damaged': 'The Parquet file is damaged near row {row, number}: {problem}',
  'file-parquet-short': 'The Parquet file promises {rows, number} rows and ends at {end, number}.',
} as const

/** A row that cannot become a record. Each is said behind its line: "Line 3: is not an object". */
const ROWS = {
  'row-not-utf8': 'is not UTF-8 text; choose the encoding of the file',
  'row-too-long': 'is {megabytes, number} MB long; at most {limit, number} MB fit',
  'row-element-too-long': 'is longer than {limit, number} MB',
  'row-cut': 'ends in the middle of a value',
  'row-quote-open': 'has a quote that is never closed',
  'row-not-object': 'is not an object',
  'row-not-json': 'is not JSON: {problem}',
  'row-too-many-cells':
    'has {cells, plural, one {# cell} other {# cells}}; the head line has {header, number}',
  'row-empty': 'there is no record in it',
  'row-expected-text': '{field}: expected text, found {found}',
  'row-expected-number': '{field}: expected a number, found {found}',
  'row-expected-boolean': '{field}: expected true or false, found {found}',
  'row-expected-list': '{field}: expected a list, found {found}',
  'row-expected-object': '{field}: expected an object, found {found}',
  'row-expected-one-of': '{field}: expected one of {names}',
  'row-expected-span': '{field}: expected start, end and reason; {problem}',
  'row-expected-one-answer':
    '{field}: expected one assistant message, found {messages, plural, one {# message} other {# messages}}',
  'row-expected-answer-last': '{field}: expected a dialogue that ends with the assistant',
  'row-expected-transcript': '{field}: expected a transcript that begins with {opening}',
  'row-role-unknown': '{field}: the role {role} has no place in Laurel (tools are not kept)',
  'row-calls-tool': '{field}: calls a tool, which Laurel does not keep',
  'row-without-message': '{field}: has no message',
  'row-not-text-part': '{field}: is of type {type}; Laurel keeps text',
  'row-dialogue-without-prompt': '{field}: its dialogue does not begin with the prompt',
  'row-pair-differs-early': 'chosen and rejected differ before the last answer',
  'row-ranks-count':
    '{completions, plural, one {# completion} other {# completions}}, but {ranks, plural, one {# rank} other {# ranks}}',
  'row-stars-count':
    '{completions, plural, one {# completion} other {# completions}}, but {stars, plural, one {# number} other {# numbers}} of stars',
  'row-only-system': 'messages: only a system message',
  'row-tools': 'tools: Laurel does not keep tools',
  'row-without-prompt-column': 'no column is the prompt',
  'row-rank-missing': "{field}: has no rank (Argilla''s own client drops ranks; export from its server)",
  'row-rank-of-stranger': '{field}: ranks {item}, which is not among the items',
  'row-buckets-unordered': '{field}: its buckets have no order (expected rank_1, rank_2, …)',
  'row-replies-too-deep': '{field}: replies are nested more than {depth, number} deep',
  'row-text-too-long':
    '{part} has {characters, plural, one {# character} other {# characters}}; at most {limit, number} fit',
  'row-text-short-limit': '{part} is longer than {limit, plural, one {# character} other {# characters}}',
  'row-text-nul': '{part} holds a NUL character',
  'row-text-surrogate': '{part} holds half of a surrogate pair, which is no character',
  'row-text-endless': '{part} holds a run of more than {limit, number} characters without a break',
  'row-prompt-empty': 'the prompt is empty',
  'row-answer-empty': 'the answer is empty',
  'row-too-many-completions':
    'it has {completions, plural, one {# completion} other {# completions}}; at most {limit, number} fit',
  'row-stars-out-of-range': '{stars, number} stars are not 0 to 5',
  'row-ranking-too-short': 'a ranking places fewer than two answers',
  'row-rank-not-number': 'a rank is not a number',
  'row-display-order': 'display_order is not an order of the completions',
  'row-ranked-differently': '{annotator} has ranked these answers before, in another order',
} as const

/** A ranking that cannot be kept. Those of ranks are said behind its task: "The ranking of task … ranks a completion twice." */
const RANKINGS = {
  'ranks-twice': 'ranks a completion twice',
  'ranks-of-stranger': 'ranks completion {completion}, which is not part of the task',
  'ranks-count':
    'has {completions, plural, one {# completion} other {# completions}}, expected {expected, number}',
  'ranks-with-gaps': 'uses the ranks {ranks}, expected 1 to {highest, number} without gaps',
  'ranks-degree-misplaced':
    'says how much better one is, which is only for two completions of different rank',
  'ranks-unacceptable-misplaced': 'has unacceptable completions that do not share the last rank alone',
  'remark-flag-unknown': 'Completion {completion} has the flag “{flag}”, which this project does not have.',
  'remark-rating-unknown':
    'Completion {completion} has the rating “{rating}”, which this project does not have.',
  'remark-rating-out-of-range':
    'Completion {completion} has {value, number} for “{rating}”, which goes from 1 to {highest, number}.',
  'mark-misplaced':
    'A mark ends at character {end, number} of completion {completion}, which has {length, plural, one {# character} other {# characters}}.',
} as const

/** The parts of a record, and what stands where something else was expected. */
const PARTS = {
  'part-prompt': 'the prompt',
  'part-answer': 'the answer',
  'part-completion': 'a completion',
  'part-completion-id': 'a completion id',
  'part-id': 'the id',
  'part-task-type': 'the task type',
  'part-language': 'the language',
  'part-tag': 'a tag',
  'part-author': 'the author',
  'part-annotator': 'the annotator',
  'part-model': 'a model',
  'part-note': 'the note',
  'value-null': 'null',
  'value-nothing': 'nothing',
  'value-list': 'a list',
  'value-object': 'an object',
  'value-of-type': '{type} {value}',
} as const

export const SERVER_MESSAGES = {
  ...ENDS,
  ...RUN_REFUSALS,
  ...LOG,
  ...OUTSIDE,
  ...PROVIDERS,
  ...JOBS,
  ...FILES,
  ...ROWS,
  ...RANKINGS,
  ...PARTS,
} as const

/** Every message that is stored or sent but refusals, whose codes are in `server/refusals/catalogue.ts`. */
export const STORED_MESSAGES = { ...ML_MESSAGES, ...SERVER_MESSAGES } as const

export const MESSAGES = { ...STORED_MESSAGES, ...SHAPE_MESSAGES, ...REFUSAL_MESSAGES } as const

type ServerMessageCode = keyof typeof SERVER_MESSAGES

/** A message of this catalogue: `message('checkpoint-written', { step })`. */
export const message = <Code extends ServerMessageCode>(
  code: Code,
  ...[values]: ValuesOf<typeof SERVER_MESSAGES, Code>
): Message => ({ code, ...(values && { values: values as Message['values'] }) })
