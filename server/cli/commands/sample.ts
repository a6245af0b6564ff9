import { type Command, given, readOptions, UsageError } from '../command'
import { startRun } from '../follow'
import { versionId } from '../versions'

const DEFAULTS = { temperature: 0.8, topP: 1, topK: 0, maxTokens: 96 }

const command: Command = {
  summary: 'lets a model version answer prompts, for ranking or study',
  usage: `Usage: laurel sample --model VERSION [options]

  --prompts N          how many prompts; 20
  --split SPLIT        of which split: train, validation or test; train
  --task-type TYPE     only of this type
  --only-unranked      only prompts without a ranking task
  --completions N      answers a prompt; 4
  --overlap N          how many people rank each; 1
  --purpose PURPOSE    ranking, arena or study; ranking
  --temperature, --top-p, --top-k, --max-tokens, --seed
  --provider NAME      auto, cpu, webgpu or cuda
  --wait               until it has ended
  --json               the answer as JSON`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      model: 'text',
      prompts: 'number',
      split: 'text',
      'task-type': 'text',
      'only-unranked': 'flag',
      completions: 'number',
      overlap: 'number',
      purpose: 'text',
      temperature: 'number',
      'top-p': 'number',
      'top-k': 'number',
      'max-tokens': 'number',
      seed: 'number',
      provider: 'text',
      wait: 'flag',
    })
    if (words.length > 0) throw new UsageError(`"${words[0]}" is not an option`)
    const settings = given({
      temperature: values.temperature,
      topP: values['top-p'],
      topK: values['top-k'],
      maxTokens: values['max-tokens'],
    })
    return startRun(
      api,
      {
        kind: 'sample',
        modelVersionId: await versionId(api, values.model, 'model'),
        prompts: {
          split: values.split ?? 'train',
          count: values.prompts ?? 20,
          taskType: values['task-type'] ?? null,
          onlyUnranked: values['only-unranked'] ?? false,
        },
        settings: { ...DEFAULTS, ...settings },
        ...given({
          completionsPerPrompt: values.completions,
          overlap: values.overlap,
          purpose: values.purpose,
          seed: values.seed,
          provider: values.provider,
        }),
      },
      values,
    )
  },
}
export default command
