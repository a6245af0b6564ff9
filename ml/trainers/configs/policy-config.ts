/** The algorithms that update a policy: names, words for people, settings. Pure data, for the run form and the CLI. */
import type { OnlineAlgorithm } from '../../contract'
import { fields as bestOfNFields, resolveBestOfNConfig } from './best-of-n-config'
import type { ConfigField } from './config-field'
import { fields as dpoFields, resolveDpoConfig } from './dpo-config'
import { fields as grpoFields, resolveGrpoConfig } from './grpo-config'
import { fields as ppoFields, resolvePpoConfig } from './ppo-config'
import { fields as reinforceFields, resolveReinforceConfig } from './reinforce-config'
import { resolveRlooConfig, fields as rlooFields } from './rloo-config'

export type PolicyAlgorithm = OnlineAlgorithm | 'dpo'

export interface PolicyAlgorithmDescription {
  title: string
  /** One sentence for people. */
  meaning: string
  /** A reward model scores fresh answers to prompts, or rankings are learnt from as they are. */
  learnsFrom: 'reward model' | 'rankings'
  fields: readonly ConfigField[]
  /** Defaults with overrides. Throws ConfigError. */
  resolve(overrides: Readonly<Record<string, unknown>>): object
}

export const POLICY_ALGORITHMS: Record<PolicyAlgorithm, PolicyAlgorithmDescription> = {
  ppo: {
    title: 'PPO',
    meaning: 'A second model learns what to expect of every token. The steadiest, the most to compute.',
    learnsFrom: 'reward model',
    fields: ppoFields,
    resolve: resolvePpoConfig,
  },
  grpo: {
    title: 'GRPO',
    meaning: 'Compares several answers to each prompt with their mean. No value model.',
    learnsFrom: 'reward model',
    fields: grpoFields,
    resolve: resolveGrpoConfig,
  },
  rloo: {
    title: 'RLOO',
    meaning: 'Compares each answer with the mean of the others, as a whole. Unbiased, few settings.',
    learnsFrom: 'reward model',
    fields: rlooFields,
    resolve: resolveRlooConfig,
  },
  reinforce: {
    title: 'REINFORCE',
    meaning: 'The plain policy gradient with a running mean as baseline. One answer a prompt is enough.',
    learnsFrom: 'reward model',
    fields: reinforceFields,
    resolve: resolveReinforceConfig,
  },
  'best-of-n': {
    title: 'Best of n',
    meaning: 'Learns the best of several answers to each prompt by heart. Slow to move, hard to fool.',
    learnsFrom: 'reward model',
    fields: bestOfNFields,
    resolve: resolveBestOfNConfig,
  },
  dpo: {
    title: 'DPO',
    meaning: 'Learns from the rankings directly: no reward model, no sampling. The quickest.',
    learnsFrom: 'rankings',
    fields: dpoFields,
    resolve: resolveDpoConfig,
  },
}
