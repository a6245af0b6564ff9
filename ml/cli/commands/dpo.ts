/** `npm run ml -- dpo`: update a policy by rankings, without a reward model. */
import { fields } from '../../trainers/configs/dpo-config'
import { pathOf, trainingCommand } from '../training-command'

export default trainingCommand({
  name: 'dpo',
  summary: 'update a policy by rankings with DPO or IPO',
  options: {
    model: { value: 'DIR', meaning: 'the policy to start from, and the frozen reference' },
    data: {
      value: 'FILE',
      meaning:
        'JSONL of {promptId, prompt, completions: [{tokenIds, finishReason}], ranks, unacceptable?, split}',
    },
    watched: { value: 'FILE', meaning: 'JSONL of {promptId, prompt, split}; answered every few steps' },
  },
  settings: fields,
  taskOf: (given, common) => ({
    kind: 'dpo',
    modelDir: pathOf(given, 'model'),
    dataset: pathOf(given, 'data'),
    watchedPrompts: pathOf(given, 'watched'),
    ...common,
  }),
})
