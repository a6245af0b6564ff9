/**
 * Everything that Laurel refuses with: a stable code, grouped by the kind of refusal, with its English sentence (ICU
 * MessageFormat). The other languages have the same codes (`app/_i18n/<language>/refusals.ts`). A code never changes its
 * meaning: programs branch on it.
 *
 * `{reason}` is a message of its own, said by what was refused.
 */
import type { ICUArgs } from 'use-intl/core'
import type { Message, MessageValues } from '../../ml/messages/message'

/** Nobody is signed in, or the key proves nobody. */
const UNAUTHENTICATED = {
  'api-key-missing': 'Send your key as `Authorization: Bearer …`.',
  'api-key-revoked': 'This key was revoked.',
  'api-key-unknown': 'This key is not known here.',
  'not-signed-in': 'Sign in first.',
} as const

const FORBIDDEN = {
  'demonstration-own-review': 'Somebody else has to review what you wrote.',
  'practice-required': 'This project asks for practice first. Open the practice desk.',
  'project-needs-admin-elsewhere': 'Only someone who is admin of a project can start another one.',
  'role-too-low': 'This needs the role {required}; yours is {role}.',
} as const

const NOT_FOUND = {
  'answer-not-found': 'No such answer.',
  'api-key-not-found': 'No such key.',
  'comparison-not-found': 'No such comparison.',
  'comparison-prompt-gone': 'The prompt of this comparison is gone.',
  'completion-not-found': 'No such completion.',
  'delivery-not-found': 'No such delivery.',
  'demonstration-not-found': 'No such demonstration.',
  'edit-not-found': 'No such edit.',
  'export-file-gone': 'The file of this export is no longer kept. Make it again.',
  'export-not-found': 'No such export.',
  'finding-not-found': 'No such finding.',
  'gold-task-not-found': 'No such gold task.',
  'import-not-found': 'No such import.',
  'invitation-not-found': 'This invitation link does not exist.',
  'invitation-not-in-project': 'No such invitation in this project.',
  'list-not-found': 'No such list.',
  'match-not-found': 'No such match.',
  'member-not-found': 'This person is not in the project.',
  'mix-text-not-found': 'A text of the mix does not exist or is retired.',
  'model-files-missing': 'The files of {name} are not in the artifact store.',
  'model-server-not-found': 'No such model server.',
  'model-version-not-found': 'No such model version.',
  'model-version-unknown': 'There is no model version called {name}.',
  'no-reward-model': 'This project has no reward model yet.',
  'project-not-found': 'No such project.',
  'prompt-not-found': 'No such prompt.',
  'prompt-set-not-found': 'No such prompt set.',
  'prompt-set-version-not-found': 'The prompt set has no version {version, number}.',
  'prompts-not-found': '{count, plural, one {# of the prompts does} other {# of the prompts do}} not exist.',
  'ranking-not-found': 'No such ranking.',
  'ranking-task-not-found': 'No such ranking task.',
  'remote-model-not-found': 'No such remote model.',
  'report-not-found': 'No such report.',
  'run-not-found': 'No such run.',
  'runs-not-found': 'Some of these runs do not exist.',
  'setup-link-used': 'This set-up link does not work any more. Start Laurel again to get a new one.',
  'snapshot-not-found': 'No such snapshot.',
  'text-not-found': 'No such text.',
  'tokenizer-unreadable': 'This version’s tokenizer cannot be read: {problem}',
  'webhook-not-found': 'No such webhook.',
} as const

const INVALID_INPUT = {
  'answer-empty': 'Write an answer first.',
  'answers-identical': 'All answers say the same. Ask for another one first.',
  'aspect-unknown': 'This project has no {kind} “{name}”.',
  'demonstration-unchanged': 'Change the answer first.',
  'dialogue-turn-empty': 'Write every turn of the dialogue.',
  'dialogue-turns-changed': 'A dialogue keeps its turns; only their words change.',
  'edit-too-large':
    'That changes more than {limit, plural, one {# prompt} other {# prompts}}. Narrow the choice and do it in parts.',
  'file-empty': 'The file is empty.',
  'file-too-large': 'The file is larger than 8 GB.',
  'file-unreadable': '{reason}',
  'filter-only-for-rankings': 'Agreement and model versions are of rankings, not of demonstrations.',
  'guidelines-version-unknown':
    'The guidelines have {versions, plural, one {# version} other {# versions}}; this was made by version {version, number}.',
  'instruction-empty': 'Write the instruction first.',
  'message-malformed': 'The request is no message of this version of Laurel. Load the page again.',
  'model-chosen-twice': 'A model is chosen twice: give it one number of answers.',
  'model-gives-no-scores': '{name} writes; only a reward model gives scores.',
  'model-of-wrong-kind': 'Expected a model of kind {expected}; {name} is a {kind} model.',
  'model-writes-nothing': '{name} is a reward model: it scores and writes nothing.',
  'models-not-different': 'Choose two different models.',
  'no-model-chosen': 'Choose at least one model that answers.',
  'parameter-invalid': '{name}: {reason}',
  'password-too-weak': 'This password is too easy to guess. {reason}',
  'password-wrong': 'The current password is wrong.',
  'prompt-column-missing': 'Say which column is the prompt.',
  'prompt-too-long':
    'Prompt {number, number} is longer than {limit, plural, one {# character} other {# characters}}.',
  'prompts-empty': 'There is no prompt in the text.',
  'question-unanswerable': '{reason}',
  'ranks-malformed': 'The ranking of task {taskId} {reason}.',
  'remarks-invalid': '{reason}',
  'request-too-deep':
    'A request here nests arrays and objects at most {depth, number} deep; this one goes deeper.',
  'request-too-many-values':
    'A request here holds at most {values, plural, one {# value} other {# values}}; this one holds more.',
  'reward-model-needed': '{algorithm} needs a reward model.',
  'reward-model-not-evaluated': 'A reward model writes nothing; its own run measures it.',
  'reward-model-twice': 'A reward model stands in the ensemble twice.',
  'settings-invalid': '{reason}',
  'snapshot-format-unsuitable': 'A snapshot of {kind} leaves as {formats}.',
  'snapshot-kinds-differ': 'Only snapshots of one kind are compared: this holds {here}, that {there}.',
  'text-empty': 'There is no text in it.',
  'text-file-empty': 'The file holds no text.',
  'text-file-too-large': 'The file is larger than 200 MB: send it in parts.',
  'text-holds-nul': '{place} holds a NUL character.',
  'text-holds-surrogate': '{place} holds half of a surrogate pair, which is no character.',
  'text-line-not-json': '{place} is not JSON: {text}',
  'text-line-too-long': 'A line is longer than ten million characters.',
  'text-line-without-text': '{place} must be an object with a "text", got {text}',
  'text-longer-than-context':
    'Instruction and answer are {tokens, plural, one {# token} other {# tokens}}; the model can read {limit, number}.',
  'text-not-utf8': 'The file is not text in UTF-8.',
  'text-too-short': 'The file holds too little text to train on.',
  'text-unstorable':
    'The text holds a NUL character or half of a surrogate pair, which cannot be kept. Take it out.',
  'too-many-answers':
    'At most {limit, plural, one {# answer} other {# answers}} to a prompt, got {count, number}.',
  'too-many-prompts': 'At most {limit, number} prompts at a time; there are {count, number}.',
  'too-many-texts': 'At most {limit, number} texts a list; there are {count, number}.',
  'version-not-later': 'Version {to, number} is not later than version {from, number}.',
} as const

const CONFLICT = {
  'account-exists': 'There is already an account with this e-mail. Sign in instead.',
  'delivery-under-way': 'It is still being sent.',
  'demonstration-changed-meanwhile': 'It was changed somewhere else meanwhile. Open it again.',
  'demonstration-not-returned': 'This answer was not returned to you.',
  'demonstration-not-reviewable': 'Only what people wrote here is reviewed.',
  'edit-undone-already': 'This edit has been undone already.',
  'evaluation-under-way': '{name} is being evaluated already.',
  'export-not-ready': 'This export is not ready.',
  'filter-finds-nothing': 'There are no {kind} that this filter finds.',
  'finding-closed-already': 'Somebody has closed this finding already.',
  'gold-task-exists': 'Another ranking of these answers is gold already. Retire it first.',
  'guidelines-changed-meanwhile':
    'Version {version, number} was saved meanwhile. Copy your text, load the page again and put it in.',
  'idempotent-request-under-way': 'A request with this idempotency key is being worked on. Ask again soon.',
  'import-finished-already': 'This file has been imported already.',
  'import-running': 'The import is still running. Undo it when it has ended.',
  'invitation-closed': 'This invitation does not work any more. Ask for a new link.',
  'invitation-expired': 'This invitation has expired. Ask for a new link.',
  'invitation-revoked': 'This invitation was withdrawn. Ask for a new link.',
  'invitation-taken-already': 'Somebody has joined with this link already.',
  'invitation-used': 'This invitation was used already. Ask for a new link.',
  'last-admin': 'A project needs an admin. Make someone else admin first.',
  'lease-lost': 'Your time on this task ran out and somebody else took it over.',
  'list-exists': 'There is a list called {name} already.',
  'member-already': 'You are in this project already.',
  'model-not-retired': '{name} is not retired.',
  'model-promoted': '{name} is the promoted version. Promote another one first.',
  'model-promoted-already': '{name} is promoted already.',
  'model-retired': '{name} is retired. Restore it first.',
  'model-retired-already': '{name} is retired already.',
  'model-retired-for-runs': '{name} is retired. Restore it to use it in new runs.',
  'no-common-test-prompts':
    'These models have answered no test prompt in common. Sample both on the test split first.',
  'no-completions-to-score': 'There are no completions without a score in these runs.',
  'no-demonstrations': 'There are no demonstrations to train on. Write some, or include the seeds.',
  'no-gold-tasks': 'There is no gold task yet. Make a ranking gold on the Rankings screen first.',
  'no-prompt-fits': 'No prompt of the {split} split fits.',
  'no-rankings': 'There are no rankings of training prompts yet. Rank some answers first.',
  'no-rankings-to-sample':
    'There are no rankings of training prompts yet. Sample answers and rank them first.',
  'no-test-prompts': 'There are no test prompts to answer. Add prompts first.',
  'no-training-prompts': 'There are no training prompts to answer. Add prompts first.',
  'no-unranked-prompt-fits': 'No prompt of the {split} split fits: all of them already have answers to rank.',
  'nothing-to-redact': 'There is nothing left to redact.',
  'prompt-not-for-training': 'This prompt is in the {split} split and must not be trained on.',
  'prompt-set-empty': 'There is no prompt in this set to freeze.',
  'ranking-changed-meanwhile': 'This ranking was corrected somewhere else meanwhile. Open it again.',
  'ranking-sent-already': 'You have already sent this ranking.',
  'report-closed-already': 'Somebody has closed this report already.',
  'run-cannot-pause':
    'Only training can be paused while it runs: this run keeps nothing before its end. Stop it instead.',
  'run-ended-already': 'This run has already ended.',
  'run-not-paused': 'This run is not paused.',
  'run-not-waiting': 'Only a run that waits can be moved.',
  'server-key-for-other-address': 'The address is another one: enter its key again, or take the key away.',
  'snapshot-has-no-filter': 'A run took this snapshot; it has no filter to repeat.',
  'snapshot-made-by-run': 'A run took this snapshot for itself. Take one by a filter to export it.',
  'submission-key-taken': 'This submission key is already in use.',
  'task-skipped-already': 'You skipped this task.',
  'text-known': 'This text is here already, as {name}.',
  'too-many-exports':
    '{count, plural, one {# export is} other {# exports are}} under way. Wait until some are ready.',
  'too-many-model-servers':
    'A project has at most {limit, plural, one {# model server} other {# model servers}}. Remove one first.',
  'too-many-remote-models':
    'A server offers at most {limit, plural, one {# model} other {# models}}. Take one away first.',
  'too-many-webhooks':
    'A project has at most {limit, plural, one {# webhook} other {# webhooks}}. Remove one first.',
} as const

const TOO_LARGE = {
  'request-too-many-bytes': 'A request here has at most {bytes, plural, one {# byte} other {# bytes}}.',
} as const

const UNSUPPORTED_TYPE = {
  'upload-type-unsupported': 'Send the file itself as application/octet-stream.',
} as const

const UNAVAILABLE = {
  'database-unavailable': 'The database is busy or away. Nothing is broken; try again in a few seconds.',
  'model-failed': 'The model could not answer. {reason}',
  'model-gave-no-answer': 'The model gave no answer.',
  'model-server-failed': '{reason}',
  'no-worker-running': 'No worker is running, so no model can answer. Start one and try again.',
  'provider-unavailable': '{provider} is not available: {reason}',
  'question-forgotten': 'The question was forgotten. Ask again.',
  'question-timed-out': 'No worker answered within a minute. Ask again.',
  'starter-tokenizer-missing': 'The starter tokenizer is not installed ({file}): {problem}',
  'sign-in-busy': 'Many people are signing in at this moment. Try again in a few seconds.',
  'too-many-attempts': 'Too many attempts. Try again in {minutes, number} min.',
  'too-many-questions': 'Many people are asking at this moment. Try again in a few seconds.',
} as const

const NO_SPACE = {
  'disk-full': 'The disk of the server is full, so that nothing can be saved. Free some space and try again.',
  'disk-full-for-file':
    'The disk of the server is full: it had room for {megabytes} MB of this file and no more. Free some space and try again.',
} as const

const FAILED = {
  'server-failed': 'Laurel failed at this. The log of its server says why.',
} as const

export const REFUSAL_MESSAGES = {
  ...UNAUTHENTICATED,
  ...FORBIDDEN,
  ...NOT_FOUND,
  ...INVALID_INPUT,
  ...CONFLICT,
  ...TOO_LARGE,
  ...UNSUPPORTED_TYPE,
  ...UNAVAILABLE,
  ...NO_SPACE,
  ...FAILED,
} as const

const BY_KIND = {
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  INVALID_INPUT,
  CONFLICT,
  TOO_LARGE,
  UNSUPPORTED_TYPE,
  UNAVAILABLE,
  NO_SPACE,
  FAILED,
} as const

/** What a refusal says about asking again: decides the status of HTTP and of tRPC. */
export type RefusalKind = keyof typeof BY_KIND
export type RefusalCode = keyof typeof REFUSAL_MESSAGES

interface ArgumentTypes {
  ICUArgument: string | number | Message | readonly Message[]
  ICUNumberArgument: number
  ICUDateArgument: Date
}
type ArgumentsOf<Code extends RefusalCode> = ICUArgs<(typeof REFUSAL_MESSAGES)[Code], ArgumentTypes>

/** What stands in a refusal's sentence beside its words. */
export type RefusalValues = MessageValues
/** The second argument of `AppError`: none where the sentence takes none. */
export type ValuesOf<Code extends RefusalCode> = keyof ArgumentsOf<Code> extends never
  ? []
  : [values: ArgumentsOf<Code>]

const KINDS = new Map<string, RefusalKind>(
  Object.entries(BY_KIND).flatMap(([kind, messages]) =>
    Object.keys(messages).map((code) => [code, kind as RefusalKind] as const),
  ),
)

export function kindOf(code: RefusalCode): RefusalKind {
  const kind = KINDS.get(code)
  if (!kind) throw new Error(`no refusal has the code ${code}`)
  return kind
}
