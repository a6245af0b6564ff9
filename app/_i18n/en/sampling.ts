/** How freely a model answers. */
export const sampling = {
  temperature: 'Temperature',
  temperatureHint: '0 always takes the likeliest token; 1 samples as trained.',
  topP: 'Top-p',
  topPHint: 'Keeps the likeliest tokens up to this share; 1 keeps all.',
  topK: 'Top-k',
  topKHint: 'Keeps this many of the likeliest tokens; 0 keeps all.',
  longest: 'Longest answer',
  longestHint: 'In tokens, its end included.',
  wholeNumber: 'A whole number from {min} to {max}.',
  number: 'A number from {min} to {max}.',
} as const
