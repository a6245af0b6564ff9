/** Pre-training and its data. */
export const pretraining = {
  title: 'Pre-training and its data',
  about:
    'First a model reads: billions of tokens of text, guessing each next one. Nobody labels anything. It learns the language, and something of what the texts are about.',
  simplified:
    'The starter model read generated texts of an invented world, so that it can be trained in an hour on a laptop and its licence is clear. Falcon-7B read a quarter of a million times as many tokens.',
  falcon: 'Falcon-7B',
  falconCaption: '7 billion parameters, 1,500 billion tokens; from its model card, as the article shows it',
  starter: 'The starter model',
  starterCaption: '4 million parameters, 6.4 million tokens; from the card it ships with',
  source: 'Data source',
  share: 'Share of tokens',
  tokens: 'Tokens',
  billions: '{count, number} billion',
  millions: '{count} million',
  stage: 'Stage {number, number}',
  curve: 'Loss of the starter model',
  curveUnit: 'nats per token',
  updates: 'Update',
  train: 'training',
  held: 'held-out documents',
  curveReading:
    'The held-out loss fell from {first} to {last} nats: where it hesitated between {firstChoices} equal tokens, it hesitates between {lastChoices} now. The second stage begins at update {second, number}; each stage is measured on its own mix.',
  own: 'For real',
  ownHint: 'Pre-train a base model on a mix of your own texts, from nothing or going on from the starter.',
  ownStart: 'Pre-train a model',
  contexts: 'Context lengths',
  contextsCaption: 'how many tokens a model reads at most',
  model: 'Model',
} as const
