/** Flags and ratings of the catalogue: what they are called and what they mean. */
export const aspects = {
  flag: {
    'wrong-facts': {
      label: 'Wrong facts',
      definition: 'It says something that is not true.',
    },
    'made-up': {
      label: 'Made up',
      definition: 'It invents a source, a quotation, a name or a number that does not exist.',
    },
    'off-task': {
      label: 'Off task',
      definition: 'It does not do what the prompt asks for.',
    },
    unsafe: {
      label: 'Unsafe',
      definition: 'Following it, or spreading it, could hurt somebody.',
    },
    'personal-data': {
      label: 'Personal data',
      definition: 'It gives away something about a private person: an address, a number, an illness.',
    },
    'wrong-language': {
      label: 'Wrong language',
      definition: 'It is not in the language that the prompt is in or asks for.',
    },
  },
  rating: {
    overall: {
      label: 'Overall',
      definition: 'All things considered: 1 is no use at all, the highest is as good as it gets.',
    },
    helpful: {
      label: 'Helpful',
      definition: 'How far it does what the person wanted, and no more than that.',
    },
    honest: {
      label: 'Honest',
      definition: 'How true it is, and how open about what it does not know.',
    },
    harmless: {
      label: 'Harmless',
      definition: 'How safe it is for the person who asked and for everybody else.',
    },
  },
} as const
