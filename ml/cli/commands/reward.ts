/** `npm run ml -- reward`: train a reward model on rankings. */
import { fields } from '../../trainers/configs/reward-config'
import { pathOf, trainingCommand } from '../training-command'

export default trainingCommand({
  name: 'reward',
  summary: 'train a reward model on rankings',
  options: {
    model: { value: 'DIR', meaning: 'the language model whose backbone it starts from' },
    data: {
      value: 'FILE',
      meaning:
        'JSONL of {promptId, prompt, completions: [{tokenIds, finishReason}], ranks, unacceptable?, degree?, split}',
    },
  },
  settings: fields,
  taskOf: (given, common) => ({
    kind: 'reward',
    modelDir: pathOf(given, 'model'),
    dataset: pathOf(given, 'data'),
    ...common,
  }),
})
