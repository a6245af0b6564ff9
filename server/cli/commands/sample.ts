import type { ApiClient } from '../api-client'
import { type Command, given, readOptions, UsageError } from '../command'
import { startRun } from '../follow'
import { versionId } from '../versions'

const DEFAULTS = { temperature: 0.8, topP: 1, topK: 0, maxTokens: 96 }

const command: Command = {
  summary: 'lets models answer prompts, for ranking or study',
  usage: `Usage: laurel sample --model VERSION [--also MODEL…] [options]

  --model VERSION      base, sft-v1, policy-v2 or an id; may be left out where others answer
  --also MODEL[:N]     who answers beside it, N times a prompt (2): a version, or a model of a server; as often as wanted
  --stop WORD          where answers end; up to four times
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
      also: 'texts',
      stop: 'texts',
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
        ...((values.model || !values.also) && {
          modelVersionId: await versionId(api, values.model, 'model'),
        }),
        alsoFrom: await Promise.all((values.also ?? []).map((asked) => sourceOf(api, asked))),
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
          stop: values.stop,
          purpose: values.purpose,
          seed: values.seed,
          provider: values.provider,
        }),
      },
      values,
    )
  },
}
/** "sft-v2", "llama3.2:1b" or either with ":3" behind it. A model's own name may end like that, so names go first. */
async function sourceOf(api: ApiClient, asked: string) {
  const [, named, times] = /^(.+):(\d+)$/.exec(asked) ?? []
  const remote: { id: string; name: string }[] = []
  for await (const { id, name } of api.rows('/remote-models'))
    remote.push({ id: String(id), name: String(name) })
  for (const [name, completionsPerPrompt] of [[asked, 2] as const, [named, Number(times)] as const]) {
    const found = name && remote.find((model) => model.name === name || model.id === name)
    if (found) return { model: { remoteModelId: found.id }, completionsPerPrompt }
  }
  return {
    model: { modelVersionId: await versionId(api, named ?? asked, 'also') },
    completionsPerPrompt: named ? Number(times) : 2,
  }
}

export default command
