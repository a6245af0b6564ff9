/** What blind votes say, and how they are prepared. */
export const arena = {
  title: 'Blind votes',
  caption: 'win rate, 95% interval, ties count as half',
  whose: 'Whose votes',
  people: 'People',
  simulated: 'Simulated',
  vote: 'Vote',
  prepare: 'Prepare votes',
  nothing:
    'No two models have met yet. Let both answer the same test prompts, then vote without seeing the names.',
  over: '{one} over {other}',
  votes: '{count, plural, one {# vote} other {# votes}}',
  tooFew:
    '{matches, plural, one {# match} other {# matches}} to vote on, {votes, plural, one {# vote} other {# votes}} so far: too few for a rate.',
  beats: '{one} beats {other}: the interval stays above 50%.',
  beatenBy: '{one} beats {other}: the interval stays below 50%.',
  unclear: 'No clear winner yet: the interval crosses 50%.',
  tooClose: 'They are so close that votes would hardly tell them apart.',
  needed:
    'About {count, plural, one {# more vote} other {# more votes}} would tell them apart, if the rate stays.',
  withoutLonger: 'Voters prefer longer answers; at equal length it would be {rate} ({low}–{high}).',
  withoutShorter: 'Voters prefer shorter answers; at equal length it would be {rate} ({low}–{high}).',
  sideFair:
    'No sign that the side matters: the left answer won {rate} of {count, plural, one {# decided vote} other {# decided votes}} ({low}–{high}).',
  sideLeft:
    'Voters favour the left side: the left answer won {rate} of {count, plural, one {# decided vote} other {# decided votes}}. Sides are drawn by lot, so no model gains; but some votes are not about the answers.',
  sideRight:
    'Voters favour the right side: the left answer won {rate} of {count, plural, one {# decided vote} other {# decided votes}}. Sides are drawn by lot, so no model gains; but some votes are not about the answers.',
  ratings: 'Ratings',
  ratingsHint: 'from all votes; 95% interval by resampling prompts',
  ratingOf: '{name}: {rating}, 95% interval {low} to {high}',
  first: '{one} stands first: its interval is above that of {other}.',
  overlap:
    '{one} is ahead of {other}, but their intervals overlap. Ratings assume that who beats whom is a matter of strength alone.',
  matrix: 'Who beats whom',
  matrixHint: 'win rate of the row over the column',
  winRates: 'Win rates',
  cell: '{names}: {rate} of {votes, plural, one {# vote} other {# votes}}',
  cellUnclear: '{names}: {rate} of {votes, plural, one {# vote} other {# votes}}, not told apart yet',
  prepareTitle: 'Prepare blind votes',
  prepareHint:
    'Both models answer the same test prompts, which no training has seen. Voters see two answers without names, in random order.',
  oneModel: 'One model',
  otherModel: 'The other',
  noneYet: 'None yet',
  testPrompts: 'Test prompts',
  testPromptsHint:
    'Twenty votes give an interval of about ±22 points; a hundred, ±10. Sampled at temperature {temperature}.',
  chooseTwo: 'Choose two models.',
  chooseDifferent: 'Choose two different models.',
  cancel: 'Cancel',
  sampleAndMatch: 'Sample and match',
  starting: 'Starting',
  prepared:
    'Both models answer {count, plural, one {# test prompt} other {# test prompts}}. Votes open when they are done.',
  watch: 'Watch',
} as const
