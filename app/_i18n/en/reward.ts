/** The reward model, to touch. */
export const reward = {
  title: 'The reward model',
  about:
    'A language model that no longer guesses the next token: it reads an answer and says how much people would like it. It learnt that from rankings, and it can be fooled.',
  simplified:
    'The number under each token is what the score would be if the answer ended there; the colour is how far that token moved it. A reward model reads from left to right, so a token is judged by what stands before it, not after.',
  model: 'Reward model',
  prompt: 'Prompt',
  answer: 'Answer',
  answerPlaceholder: 'Write an answer and see its score',
  none: 'There is no reward model yet',
  noneHint: 'One appears here when a reward run has learnt from rankings.',
  startRun: 'Start a reward run',
  score: 'Score',
  scale: 'Mean 0 and standard deviation 1 over the answers it was normalised on.',
  reading:
    '{place, select, top {Among the best it has seen.} good {Better than most answers it has seen.} middle {About an average answer.} bad {Worse than most answers it has seen.} other {Among the worst it has seen.}}',
  each: 'What each token does',
  up: 'moves the score up',
  down: 'moves it down',
  contribution: '{token}: {change}, then {score}',
  fool: 'Try to fool it',
  foolAbout: 'Can a worse answer get a higher score? Each button changes the answer above.',
  twice: 'Say it twice',
  flatter: 'Flatter the reader',
  lengthen: 'Add a sentence that says nothing',
  repeatPrompt: 'Repeat the question',
  shout: 'SHOUT',
  nothing: 'Say nothing',
  attempts: 'Attempts, highest score first',
  attemptTokens: '{count, plural, one {# token} other {# tokens}}',
  take: 'Take this answer back',
  kl: 'Why the KL penalty matters',
  klAbout:
    'A policy that only chased the score would find such answers by itself. So the update pays for every step away from the model it started from: reward = score − β · KL.',
  reference: 'The model it started from',
  beta: 'β',
  klReading:
    'The reference model finds this answer {likely, select, yes {likely} other {unlikely}}: {nats} nats in all, {bits} bits a token. A policy that always wrote it would have a KL of {nats} nats and pay {penalty}: the score of {score} becomes a reward of {total}.',
  failed: 'The model did not answer.',
} as const
