import { type Command, given, onlyWord, readOptions, UsageError } from '../command'
import { startRun } from '../follow'
import { versionId } from '../versions'

const POLICY_ALGORITHMS = ['ppo', 'grpo', 'rloo', 'reinforce', 'best-of-n', 'dpo']

const command: Command = {
  summary: 'trains a model version: SFT, a reward model, or a policy update',
  usage: `Usage: laurel train sft|reward|${POLICY_ALGORITHMS.join('|')} --model VERSION [options]

  --model VERSION      what it starts from: base, sft-v1, policy-v2 or an id
  --reward VERSION     the reward model of a policy update; not for dpo
  --snapshot ID        train on this frozen dataset (sft, reward)
  --set NAME=VALUE     a setting of the trainer; as often as you like
  --seed N, --provider auto|cpu|webgpu|cuda, --priority low|normal|high
  --wait               until it has ended
  --json               the answer as JSON

Exit code 1 with --wait: the run failed or was stopped.`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      model: 'text',
      reward: 'text',
      snapshot: 'text',
      set: 'texts',
      seed: 'number',
      provider: 'text',
      priority: 'text',
      wait: 'flag',
    })
    const trainer = onlyWord(words, 'what to train')
    const isPolicy = POLICY_ALGORITHMS.includes(trainer)
    if (!isPolicy && trainer !== 'sft' && trainer !== 'reward')
      throw new UsageError(
        `"${trainer}" is no trainer; there are sft, reward, ${POLICY_ALGORITHMS.join(', ')}`,
      )
    return startRun(
      api,
      {
        ...(isPolicy ? { kind: 'policy', algorithm: trainer } : { kind: trainer }),
        modelVersionId: await versionId(api, values.model, 'model'),
        ...(values.reward && { rewardModelId: await versionId(api, values.reward, 'reward') }),
        overrides: Object.fromEntries((values.set ?? []).map(setting)),
        ...given({
          snapshotId: values.snapshot,
          seed: values.seed,
          provider: values.provider,
          priority: values.priority,
        }),
      },
      values,
    )
  },
}
export default command

/** `epochs=2` → a number, `true` → a boolean, anything else a text. */
function setting(text: string): [string, string | number | boolean] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined) throw new UsageError(`--set needs NAME=VALUE, got "${text}"`)
  if (value === 'true' || value === 'false') return [name, value === 'true']
  return [name, value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}
