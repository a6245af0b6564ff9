/**
 * What shapes ask for, in the browser and on the server: a stable code with its English sentence (ICU MessageFormat). The
 * other languages have the same codes (`app/_i18n/<language>/shapes.ts`).
 */

const TEXTS = {
  'shape-text-too-long': 'Use at most {limit, plural, one {# character} other {# characters}}.',
  'shape-text-too-short': 'Use at least {limit, plural, one {# character} other {# characters}}.',
  'shape-nul': 'No NUL characters.',
  'shape-too-many-turns': 'Use at most {limit, plural, one {# turn} other {# turns}}.',
  'shape-turns-alternate': 'After the instruction an answer and the next question take turns.',
  'shape-prompt-last': 'The last turn must be a prompt.',
  'shape-answer-missing': 'Write an answer first.',
  'shape-span-ends-early': 'A marked passage ends after it starts.',
  'shape-source-twice': 'A source stands in the mix twice: give it one share.',
  'shape-models-differ': 'Everybody must rank the same things.',
} as const

const PEOPLE = {
  'shape-email': 'Write a full e-mail address, such as ola@example.org.',
  'shape-name-missing': 'Write your name.',
  'shape-password-missing': 'Write a password.',
} as const

const PROJECTS = {
  'shape-project-name-missing': 'Give the project a name.',
  'shape-reason-missing': 'Say why, in a sentence.',
  'shape-change-missing': 'Say what should be different.',
  'shape-too-many-flags': 'At most {limit, plural, one {# flag} other {# flags}} can be asked for.',
  'shape-too-many-ratings': 'At most {limit, plural, one {# rating} other {# ratings}} can be asked for.',
  'shape-flag-twice': 'Two flags are called “{name}”.',
  'shape-rating-twice': 'Two ratings are called “{name}”.',
  'shape-flag-unnamed': 'Name the flag.',
  'shape-rating-unnamed': 'Name the rating.',
  'shape-rating-without-highest': 'A rating has a highest value.',
  'shape-text-name-missing': 'Say what it is called.',
  'shape-text-licence-missing': 'Say under which licence it may be used.',
  'shape-text-origin-missing': 'Say where it comes from.',
  'shape-text-language-missing': 'Say its language.',
} as const

const PROGRAMS = {
  'shape-address': 'Give an address that begins with https:// or http://.',
  'shape-address-with-extras': 'An address here has no question mark, no hash and no name of a user.',
  'shape-server-name-missing': 'Give the server a name.',
  'shape-server-key-too-short':
    'A key has {limit, plural, one {# character} other {# characters}} or more; leave it empty when the server asks for none.',
  'shape-server-key-characters': 'A key has no spaces, accents or line ends.',
  'shape-remote-model-missing': 'Give the name that the server knows it by.',
  'shape-key-name-missing': 'Give the key a name.',
  'shape-key-scopes-missing': 'Choose at least one thing that the key may do.',
  'shape-events-missing': 'Choose at least one event.',
} as const

/** By zxcvbn's names for its warnings and suggestions. */
const PASSWORDS = {
  'password-straight-row': 'Straight rows of keys on your keyboard are easy to guess.',
  'password-key-pattern': 'Short keyboard patterns are easy to guess.',
  'password-simple-repeat': 'Repeated characters like "aaa" are easy to guess.',
  'password-extended-repeat': 'Repeated character patterns like "abcabcabc" are easy to guess.',
  'password-sequences': 'Common character sequences like "abc" are easy to guess.',
  'password-recent-years': 'Recent years are easy to guess.',
  'password-dates': 'Dates are easy to guess.',
  'password-top-ten': 'This is a heavily used password.',
  'password-top-hundred': 'This is a frequently used password.',
  'password-common': 'This is a commonly used password.',
  'password-similar-to-common': 'This is similar to a commonly used password.',
  'password-one-word': 'Single words are easy to guess.',
  'password-only-names': 'Single names or surnames are easy to guess.',
  'password-common-names': 'Common names and surnames are easy to guess.',
  'password-personal': 'There should not be any personal or page related data.',
  'password-avoid-substitutions': "Avoid predictable letter substitutions like ''@'' for ''a''.",
  'password-avoid-reversed': 'Avoid reversed spellings of common words.',
  'password-capitalise-some': 'Capitalize some, but not all letters.',
  'password-capitalise-more': 'Capitalize more than the first letter.',
  'password-avoid-own-dates': 'Avoid dates and years that are associated with you.',
  'password-avoid-recent-years': 'Avoid recent years.',
  'password-avoid-own-years': 'Avoid years that are associated with you.',
  'password-avoid-sequences': 'Avoid common character sequences.',
  'password-avoid-repeats': 'Avoid repeated words and characters.',
  'password-longer-pattern': 'Use longer keyboard patterns and change typing direction multiple times.',
  'password-rarer-words': 'Add more words that are less common.',
  'password-several-words': 'Use multiple words, but avoid common phrases.',
  'password-another-word': 'Add another word or two.',
} as const

/** A file on its way from the browser. */
const UPLOADS = {
  'upload-connection-lost': 'The connection broke. Try again.',
  'upload-refused': 'The server answered {status}.',
  'upload-stopped': 'Stopped.',
} as const

export const SHAPE_MESSAGES = {
  ...TEXTS,
  ...PEOPLE,
  ...PROJECTS,
  ...PROGRAMS,
  ...PASSWORDS,
  ...UPLOADS,
} as const
