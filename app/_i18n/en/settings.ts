/** The settings of a project. */
export const settings = {
  guidelines: {
    title: 'Guidelines',
    description:
      'What makes an answer better: Markdown, or one criterion a line. They stand beside every task. Every change is a new version, shown once to each annotator; rankings and demonstrations keep the version they were made by.',
    view: 'How to see the guidelines',
    write: 'Write',
    look: 'As people see it',
    unchanged: 'Change the text first.',
    save: 'Save as version {version, number}',
    saving: 'Saving',
    saved: 'Version {version, number} of the guidelines is saved.',
    versions: 'Versions',
    version: 'Version {version, number}',
    madeBy:
      '{rankings, plural, one {# ranking} other {# rankings}}, {demonstrations, plural, one {# demonstration} other {# demonstrations}}',
  },
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
