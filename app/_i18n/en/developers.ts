/** What programs can do: the page around what is read from the API's own document. */
export const developers = {
  title: 'Developers',
  about: 'What programs can do with a project, by HTTP. Every line here is read from the API itself.',
  tools: 'The same as a document for tools: <link></link> (OpenAPI 3.1).',
  models:
    'Model versions answer other tools with the same key: clients of OpenAI’s API at /v1 (models, chat/completions, completions), and OpenRLHF at /v1/get_reward, with the key in the address.',
  resources: 'Resources',
  problems: 'Problems',
  problemsHint:
    'A refusal is a problem document with type, title, status, detail and, when something in the request is wrong, errors that say where.',
  key: 'Your key',
  keyHint: 'To try requests here. It is kept nowhere and leaves with the page.',
  scope: 'Needs the scope {scope}.',
  anyKey: 'Any key may ask.',
  parameters: 'Parameters',
  body: 'Body',
  bodyIsFile: 'The body is the file.',
  answer: 'Answer',
  answersFile: 'Answers: A file.',
  statuses: 'Statuses: {statuses}',
  needed: 'needed',
  default: 'Default: {value}.',
  types: {
    anything: 'anything',
    list: 'list of {type}',
    time: 'time',
  },
  fromCommandLine: 'A file is sent from the command line.',
  keyFirst: 'Enter your key at the top of the page first.',
  fillIn: 'Fill in {names} first.',
  sending: 'Sending',
  send: 'Send',
} as const
