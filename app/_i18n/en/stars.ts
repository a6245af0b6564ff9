/** From ranking to stars and back. */
export const stars = {
  title: 'From ranking to stars, and back',
  about:
    'Ten restaurants can be judged in two ways: in order from best to worst, or with stars. People are more consistent when they put things in order; a model has to learn from numbers. So one is turned into the other.',
  simplified:
    'Laurel does the same for the answers to each prompt: the estimate is a Bradley–Terry model with ties, and the ± is its standard error. The article’s rule, first place five and last none, is kept beside it.',
  order: 'Put them in order',
  orderHint: 'Drag, or use the arrows. Best on top.',
  whose: 'Whose ranking',
  you: 'You',
  moveUp: 'Move {name} up',
  moveDown: 'Move {name} down',
  place: 'Place {place, number}',
  byRule: 'The article’s rule, this ranking',
  byAll: 'Estimated from everybody',
  people: '{count, plural, one {# person} other {# people}}',
  agree: 'Who counts',
  open: 'Their order is open: people contradict each other.',
  reading:
    'From one person every gap looks equal. With more people, things all agree on move apart and things they quarrel over move together; the bracket shows what is still uncertain.',
  back: 'The other way: from stars to a ranking',
  backHint: 'Give stars; equal stars share a place. Sorting is all it takes, but the gaps are lost.',
  failed: 'The stars could not be computed.',
  names: {
    pot: 'The Copper Pot',
    fork: 'Green Fork',
    lane: 'Noodle Lane',
    mill: 'Old Mill',
    corner: 'Pierogi Corner',
    plate: 'Blue Plate',
    table: 'Garden Table',
    kitchen: 'Night Kitchen',
    grill: 'Harbour Grill',
    bakery: 'Corner Bakery',
  },
} as const
