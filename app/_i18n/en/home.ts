/** An annotator's home. */
export const home = {
  rank: {
    title: '{count, plural, =0 {Nothing to rank yet} one {# prompt to rank} other {# prompts to rank}}',
    text: 'Put the answers to one prompt in order, best first. Equal answers share a rank.',
    none: 'Rankings start when a model has written its answers.',
    start: 'Rank answers',
  },
  practice: {
    title: 'Practise first',
    text: 'Rank prompts whose right order is known. Real work begins when you agree with it.',
    start: 'Practise',
    again: 'Practise on known orders',
  },
  vote: {
    title: '{count, plural, =0 {Nothing to vote on yet} one {# pair to vote on} other {# pairs to vote on}}',
    text: 'Two answers to one prompt, names hidden. Say which is better.',
    none: 'Votes start when there are two models to compare.',
    start: 'Vote',
  },
  write: {
    title: 'Write answers',
    text: 'Show the model how a good answer looks, to a given prompt or to one of your own.',
    start: 'Write an answer',
  },
  better: 'What makes an answer better',
  drafts:
    '{count, plural, one {# draft is kept for you; open the desk to go on.} other {# drafts are kept for you; open the desk to go on.}}',
  own: {
    title: 'Your work',
    kind: 'What',
    today: 'Today',
    total: 'In all',
    demonstrations: 'Answers',
    rankings: 'Rankings',
    votes: 'Votes',
    median: 'A ranking takes you',
    tooFew: 'Known after three rankings.',
    seconds: '{seconds, number} s',
    minutes: '{minutes, number} min {seconds, number} s',
    agreement: 'Others agree with you',
    alone: 'Nobody else has ranked what you did yet.',
    share:
      '{share, number, percent} of pairs, over {tasks, plural, one {# shared prompt} other {# shared prompts}}',
    shareTau:
      '{share, number, percent} of pairs (Kendall τ-b {tau}), over {tasks, plural, one {# shared prompt} other {# shared prompts}}',
    chance: 'Chance is about {share, number, percent}. People who disagree may both be right.',
    failed: 'Your figures could not be fetched.',
  },
  board: {
    title: 'Who did how much',
    description: 'Answers, rankings and votes together.',
    name: 'Name',
    week: 'Seven days',
    total: 'In all',
    you: '{name} (you)',
    empty: 'Nobody has sent anything yet.',
  },
} as const
