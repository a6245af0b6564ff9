/** Words of what models say while somebody waits. */
export const inference = {
  tokenHint: 'id {id}, log-probability {logProb} ({percent})',
  tokenByToken: 'The answer, token by token: arrow keys read each',
  writing: 'Writing',
  stopped: 'Stopped.',
  cut: 'Cut at the longest allowed answer; it did not end by itself.',
  empty: '(an empty answer)',
  tokens: '{count, plural, one {# token} other {# tokens}}',
  starterEncoding: 'Starter model',
  ownTokenizer: 'its own tokenizer, {count, plural, one {# token} other {# tokens}}',
  seconds: '{seconds} s',
} as const
