/** The loop, live, with a tiny policy. */
export const tiny = {
  title: 'The loop, live',
  about:
    'Write, judge, adjust, again. A policy of fourteen words learns in this browser while you watch: it writes sentences, a judge scores them, and words that led to better scores become likelier.',
  simplified:
    'Simplified: the judge is a rule instead of a reward model that learnt from people, the policy sees only the word before, and each step is plain REINFORCE instead of PPO with its value model and clipping. The reward is the real one: score − β · KL.',
  real: 'Do it for real: a policy update with a reward model',
  judge: 'The judge likes',
  judges: { cats: 'cats', polite: 'thanks', long: 'long sentences', short: 'short sentences' },
  beta: 'Price of KL, β',
  start: 'Learn',
  pause: 'Pause',
  reset: 'Begin again',
  step: 'Step',
  curves: 'Score and KL, step by step',
  score: 'Score',
  scoreUnit: 'mean of 64 sentences, 0 to 1',
  kl: 'KL to the reference',
  klUnit: 'nats a sentence',
  before: 'What it wrote at first',
  now: 'What it writes now',
  reading:
    '{phase, select, start {Press Learn: within a minute the sentences change.} learning {The score is {score}, it began at {first}. KL is {kl} nats.} other {Done: the score went from {first} to {score}, at the price of {kl} nats of KL.}}',
  overdone:
    'It says nearly the same every time: the judge is pleased, and nobody would want to read it. Give KL a price and begin again.',
  own: 'The same on your own model',
  ownAbout:
    'What {run} did, with a reward model that learnt from people and a price on KL: choose a prompt and walk through the steps. New words are marked.',
  ownPrompt: 'Prompt',
  ownStep: 'After step {step}',
  ownScore: 'score {score}',
  ownScoreUnit: 'of the reward model, mean over answers',
  ownKlUnit: 'nats an answer',
  ownEmpty: '(an empty answer)',
  chartReading: '{name}: {last} now, {first} at the start.',
} as const
