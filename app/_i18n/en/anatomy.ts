/** The frame of the anatomy pages and its chapters. */
export const anatomy = {
  title: 'Anatomy of a language model',
  about:
    'How a large language model is trained, step by step, with something to touch at each step. Everything runs on the models of this project.',
  small:
    'The models here are small, a few million numbers each, so that every step takes seconds. The steps are those of large models.',
  skip: 'Skip to the page',
  signIn: 'Sign in',
  chapterList: 'Chapters',
  start: 'Anatomy',
  chapters: {
    tokens: {
      title: 'Tokens',
      about: 'A model reads pieces of text, each with a number. See where the cuts are.',
    },
    examples: {
      title: 'From text to examples',
      about: 'How a text becomes what a model is trained on: a context, and the one token that follows.',
    },
    generation: {
      title: 'Generation',
      about:
        'An answer is written one token at a time. See the candidates, turn the dials, take another branch.',
    },
    'pre-training': {
      title: 'Pre-training and its data',
      about: 'What a model reads before anybody teaches it: our mix and curve beside Falcon-7B’s table.',
    },
    'fine-tuning': {
      title: 'Fine-tuning',
      about: 'The same question before and after a model has seen how answers look.',
    },
    stars: {
      title: 'From ranking to stars',
      about: 'People rank; a reward model needs numbers. Drag restaurants and see both ways.',
    },
    reward: {
      title: 'The reward model',
      about: 'Write an answer and see its score, token by token. Try to fool it.',
    },
    loop: {
      title: 'The loop, live',
      about: 'A tiny policy learns before your eyes: curves move, sentences change.',
    },
  },
} as const
