/** `npm run ml -- sft`: fine-tune a language model on demonstrations. */
import { fields } from '../../trainers/configs/sft-config'
import { pathOf, trainingCommand } from '../training-command'

export default trainingCommand({
  name: 'sft',
  summary: 'fine-tune a language model on demonstrations',
  options: {
    model: { value: 'DIR', meaning: 'the language model to start from' },
    data: { value: 'FILE', meaning: 'JSONL of {prompt, response, split}' },
  },
  settings: fields,
  taskOf: (given, common) => ({
    kind: 'sft',
    modelDir: pathOf(given, 'model'),
    dataset: pathOf(given, 'data'),
    ...common,
  }),
})
