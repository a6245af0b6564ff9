/** A new project, and what a project is about. */
export const project = {
  firstGuidelines:
    'It does what the prompt asks, in the form it asks for.\nWhat it says is true, or it says what it does not know.\nIt would not hurt the reader or anyone else.',
  creating: 'Creating',
  create: 'Create the project',
  back: 'Back',
  new: 'New project',
  about: 'A project has its own people, prompts and models. Your base models come along; prompts do not.',
  none: 'You are in no project yet',
  noneHint: 'Ask an admin for an invitation link, and open it while you are signed in.',
  name: 'Name',
  description: 'Description',
  descriptionHint: 'One sentence: what should the model learn?',
  guidelines: 'What makes an answer better',
  guidelinesHint:
    'One criterion a line, or Markdown. People see it beside every task; every change is kept as a version.',
} as const
