/** What all charts say. */
export const charts = {
  interval: '{label}: {value}, 95% interval {low} to {high}',
  noRating: '– no rating yet',
  stars: '{stars} stars of 5',
  fromRankings: '{count, plural, one {# ranking} other {# rankings}}',
  asChart: 'Show {title} as a chart',
  asTable: 'Show {title} as a table',
  step: 'Step',
  noLog: '(no log scale: not all above 0)',
  noneInStretch: 'No points in this stretch',
  noPoints: 'No points yet',
  healthy: 'healthy range',
  reading: '{name} is {value} at {at}; it started at {first}.',
  range: '{low} to {high}',
} as const
