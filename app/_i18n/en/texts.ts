/** Texts to pre-train on. */
export const texts = {
  title: 'Texts',
  about:
    'What base models are pre-trained on. A text never changes; about one passage in twenty is held out.',
  pretrain: 'Pre-train',
  add: 'Add a text',
  none: 'No texts yet',
  noneHint: 'Without one, a model is pre-trained on the simple English that Laurel generates.',
  text: 'Text',
  licence: 'Licence',
  passages: 'Passages',
  heldOut: 'Held out',
  tokens: 'Tokens, about',
  acts: 'Actions',
  retired: '(retired)',
  retire: 'Retire',
  retireOne: 'Retire {name}',
  restore: 'Bring back',
  restoreOne: 'Bring back {name}',
  saving: 'Saving',
  addHint: 'Plain text in UTF-8, or JSON Lines with a “text” each; at most 200 MB.',
  cancel: 'Cancel',
  adding: 'Adding',
  addIt: 'Add',
  file: 'File',
  fileHint: 'Documents are parted by <|endoftext|> or by lines of JSON.',
  fileMissing: 'Choose a file.',
  sending: 'Sending the file',
  details: {
    name: {
      label: 'Name',
      hint: 'As it will stand in the table of what a model read.',
    },
    licence: {
      label: 'Licence',
      hint: 'CC0-1.0, public domain, own work, …',
    },
    origin: {
      label: 'Origin',
      hint: 'Where it comes from: an address, or in words.',
    },
    language: {
      label: 'Language',
      hint: 'English, Polish, …',
    },
  },
} as const
