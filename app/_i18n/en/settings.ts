/** The settings of a project. */
export const settings = {
  aspects: {
    title: 'Flags and ratings',
    description:
      'What annotators say of each answer beside its rank. Switching one off keeps what was said. Definitions are one key away on the desk.',
    flags: 'Flags',
    flagsHint: 'Something is wrong with this answer, whatever its rank.',
    ratings: 'Ratings',
    ratingsHint: 'How good this answer is in one way. A needed one must be given before a ranking is sent.',
    name: 'Name',
    definition: 'Definition of {name}',
    noDefinition: 'What does it mean?',
    scale: '1 to {points, number}',
    highest: 'Highest value',
    needed: 'Needed',
    neededOf: '{name} is needed',
    ask: 'Ask for {name}',
    new: 'the new one',
    addFlag: 'Add a flag',
    addRating: 'Add a rating',
    drop: 'Take the new one away',
    save: 'Save flags and ratings',
    saving: 'Saving',
    saved: 'Flags and ratings saved.',
  },
} as const
