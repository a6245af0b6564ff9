/**
 * Every metric a run may report: its name, unit, meaning and where the name comes from.
 *
 * Pure data, safe for the browser. PPO's names are those of TRL and CleanRL, so that our curves can be laid over
 * published ones. A trainer may only emit names listed here (`MetricName`).
 */

export interface MetricDescription {
  /** Shown beside the number: nats, tokens, 1 (a plain number), share, s, tokens/s. */
  unit: string
  meaning: string
  /** Whose name and definition it is. */
  source: string
}

const PPO = 'TRL PPOTrainer; N Implementation Details of RLHF with PPO'
const TRANSFORMERS = 'Hugging Face Trainer'
const GRPO = 'TRL GRPOTrainer'
const DPO = 'TRL DPOTrainer'
const RM = 'TRL RewardTrainer'
const OURS = 'Laurel'

export const METRICS = {
  lr: { unit: '1', meaning: 'Learning rate of the step just made.', source: PPO },
  epoch: { unit: 'passes', meaning: 'How often the training rows have been seen.', source: TRANSFORMERS },
  grad_norm: {
    unit: '1',
    meaning: 'Length of the whole gradient before clipping.',
    source: TRANSFORMERS,
  },
  'perf/tokens': { unit: 'tokens', meaning: 'Real tokens trained on in this step.', source: OURS },
  'perf/tokens_per_s': { unit: 'tokens/s', meaning: 'Real tokens trained on per second.', source: OURS },

  'train/loss': {
    unit: 'nats',
    meaning:
      'Loss on the batch just trained on: per token (pre-training, SFT) or per comparison (reward model).',
    source: TRANSFORMERS,
  },
  'train/tokens': {
    unit: 'tokens',
    meaning: 'Tokens predicted since the run began, padding left out.',
    source: OURS,
  },
  'train/accuracy': {
    unit: 'share',
    meaning: 'Share of comparisons of the batch that the model orders as people did.',
    source: RM,
  },
  'eval/loss': {
    unit: 'nats',
    meaning: 'The same loss on held-out prompts or texts.',
    source: TRANSFORMERS,
  },
  'eval/perplexity': {
    unit: '1',
    meaning: 'e to the held-out loss: among how many equally likely tokens the model seems to choose.',
    source: 'usual',
  },
  'eval/accuracy': {
    unit: 'share',
    meaning: 'Share of comparisons on held-out prompts that the model orders as people did; ties left out.',
    source: RM,
  },
  'eval/margin': {
    unit: 'score',
    meaning: 'Mean score of the chosen minus the rejected completion, on held-out prompts.',
    source: RM,
  },
  'eval/comparisons': { unit: 'count', meaning: 'Held-out comparisons behind the accuracy.', source: OURS },
  'eval/accuracy_clear': {
    unit: 'share',
    meaning: 'Accuracy on held-out comparisons two or more tiers apart.',
    source: 'Llama 2 §3.2.2 (accuracy by preference rating)',
  },
  'eval/accuracy_close': {
    unit: 'share',
    meaning: 'Accuracy on held-out comparisons of neighbouring tiers.',
    source: 'Llama 2 §3.2.2 (accuracy by preference rating)',
  },
  'eval/log_loss': {
    unit: 'nats',
    meaning: 'Mean −log of the probability given to what people preferred; 0.69 is guessing.',
    source: 'Proper scoring rule (Good 1952)',
  },
  'eval/ece': {
    unit: 'share',
    meaning: 'Expected calibration error: how far confidence and agreement with people are apart.',
    source: 'Naeini et al. 2015',
  },
  'eval/ensemble_deviation': {
    unit: 'score',
    meaning: 'Mean deviation among the heads’ raw scores of a held-out completion.',
    source: 'Coste et al. 2024',
  },
  'calibration/50_60': {
    unit: 'share',
    meaning: 'Agreement with people where the model gives 50–60 %.',
    source: 'Reliability curve (Murphy & Winkler 1977)',
  },
  'calibration/60_70': {
    unit: 'share',
    meaning: 'Agreement with people where the model gives 60–70 %.',
    source: 'Reliability curve (Murphy & Winkler 1977)',
  },
  'calibration/70_80': {
    unit: 'share',
    meaning: 'Agreement with people where the model gives 70–80 %.',
    source: 'Reliability curve (Murphy & Winkler 1977)',
  },
  'calibration/80_90': {
    unit: 'share',
    meaning: 'Agreement with people where the model gives 80–90 %.',
    source: 'Reliability curve (Murphy & Winkler 1977)',
  },
  'calibration/90_100': {
    unit: 'share',
    meaning: 'Agreement with people where the model gives 90–100 %.',
    source: 'Reliability curve (Murphy & Winkler 1977)',
  },
  'eval/length_correlation': {
    unit: '1',
    meaning: 'Correlation of score and answer length: far from 0 means that length is being rewarded.',
    source: OURS,
  },

  episode: { unit: 'answers', meaning: 'Answers sampled so far.', source: PPO },
  'objective/kl': {
    unit: 'nats',
    meaning: 'KL from the policy to the reference, summed over an answer, mean over answers.',
    source: PPO,
  },
  'objective/kl_coef': {
    unit: '1',
    meaning: 'Price of one nat of KL in the reward.',
    source: 'openai/lm-human-preferences',
  },
  'objective/entropy': {
    unit: 'nats',
    meaning: 'Minus the log-probability of an answer, mean over answers.',
    source: PPO,
  },
  'objective/scores': {
    unit: 'score',
    meaning: 'What the reward model says, mean over answers, with the penalty for a missing end.',
    source: PPO,
  },
  'objective/score_deviation': {
    unit: 'score',
    meaning:
      'How far the reward models of an ensemble, or the heads of one, disagree about an answer, on average; 0 where one says it all.',
    source: 'Coste et al. 2024',
  },
  'objective/non_score_reward': {
    unit: 'score',
    meaning: 'The KL penalty of an answer: −coefficient · KL, mean over answers.',
    source: PPO,
  },
  'objective/rlhf_reward': {
    unit: 'score',
    meaning: 'Score plus KL penalty: what the update maximises.',
    source: PPO,
  },
  'policy/approxkl_avg': {
    unit: 'nats',
    meaning: 'How far this update moved the policy, per token: mean of ½ (log ratio)².',
    source: PPO,
  },
  'policy/clipfrac_avg': {
    unit: 'share',
    meaning: 'Share of tokens whose ratio hit the clip range.',
    source: PPO,
  },
  'policy/entropy_avg': {
    unit: 'nats',
    meaning: 'Entropy of the next-token distribution, mean over tokens. Falling to 0 is collapse.',
    source: PPO,
  },
  'loss/policy_avg': { unit: '1', meaning: 'Clipped policy loss, mean over tokens.', source: PPO },
  'loss/value_avg': { unit: '1', meaning: 'Clipped value loss, mean over tokens.', source: PPO },
  'val/clipfrac_avg': {
    unit: 'share',
    meaning: 'Share of tokens whose value estimate hit its clip range.',
    source: PPO,
  },
  'val/ratio': {
    unit: '1',
    meaning: 'Mean probability ratio of new to old policy; 1 before the first update.',
    source: PPO,
  },
  'val/num_eos_tokens': {
    unit: 'count',
    meaning: 'Answers of the batch that ended by themselves.',
    source: PPO,
  },
  'val/explained_variance': {
    unit: 'share',
    meaning: 'How much of the variance of returns the value model foresaw; 1 is all, 0 none.',
    source: 'OpenAI Baselines',
  },
  'policy/epochs_run': {
    unit: 'passes',
    meaning: 'Passes over the batch before the approximate-KL limit, at most the setting.',
    source: OURS,
  },
  reward: { unit: 'score', meaning: 'Mean score of the step’s answers.', source: GRPO },
  reward_std: {
    unit: 'score',
    meaning: 'Mean deviation of scores among the answers to one prompt.',
    source: GRPO,
  },
  frac_reward_zero_std: {
    unit: 'share',
    meaning: 'Prompts whose answers all have the same score, which teach nothing.',
    source: GRPO,
  },
  kl: { unit: 'nats per token', meaning: 'KL to the reference by the k3 estimator.', source: GRPO },
  'clip_ratio/low_mean': {
    unit: 'share',
    meaning: 'Tokens whose ratio is clipped from below (bad answers that have become unlikely).',
    source: GRPO,
  },
  'clip_ratio/high_mean': {
    unit: 'share',
    meaning: 'Tokens whose ratio is clipped from above (good answers that have become likely).',
    source: GRPO,
  },
  'rewards/chosen': {
    unit: '1',
    meaning: 'Implicit reward of the preferred completions: β times their log-ratio to the reference.',
    source: DPO,
  },
  'rewards/rejected': { unit: '1', meaning: 'Implicit reward of the other completions.', source: DPO },
  'rewards/margins': {
    unit: '1',
    meaning: 'Implicit reward of the preferred minus that of the other completion.',
    source: DPO,
  },
  'rewards/accuracies': {
    unit: 'share',
    meaning: 'Comparisons in which the preferred completion has the higher implicit reward.',
    source: DPO,
  },
  'logps/chosen': {
    unit: 'nats',
    meaning: 'Log-probability of the preferred completions; it normally falls, less than the other.',
    source: DPO,
  },
  'logps/rejected': {
    unit: 'nats',
    meaning: 'Log-probability of the other completions.',
    source: DPO,
  },
  'best_of_n/scores': {
    unit: 'score',
    meaning: 'Mean score of the answers that were picked, the best of each prompt’s.',
    source: OURS,
  },
  'best_of_n/kl_bound': {
    unit: 'nats',
    meaning:
      'Most that picking the best of n can move away from the model that wrote them: ln n − (n − 1) / n.',
    source: 'Beirami et al. 2024',
  },
  'completions/clipped_ratio': {
    unit: 'share',
    meaning: 'Answers cut at their limit before they ended.',
    source: GRPO,
  },
  'completions/mean_length': { unit: 'tokens', meaning: 'Mean answer length.', source: 'TRL GRPOTrainer' },
  'completions/distinct_1': {
    unit: 'share',
    meaning: 'Different tokens over all tokens of the batch.',
    source: 'Li et al. 2016',
  },
  'completions/distinct_2': {
    unit: 'share',
    meaning: 'Different token pairs over all pairs of the batch.',
    source: 'Li et al. 2016',
  },
  'time/sample': { unit: 's', meaning: 'Time spent sampling answers.', source: OURS },
  'time/score': {
    unit: 's',
    meaning: 'Time spent on the reward model and the value model.',
    source: OURS,
  },
  'time/ref': {
    unit: 's',
    meaning: 'Time spent on log-probabilities of the old and the reference policy.',
    source: OURS,
  },
  'time/update': { unit: 's', meaning: 'Time spent on the update itself.', source: OURS },
  'system/cpu': {
    unit: 'cores',
    meaning: 'Processor cores that the run’s process kept busy since the step before.',
    source: OURS,
  },
  'system/memory': { unit: 'MB', meaning: 'Memory that the run’s process holds.', source: OURS },
  'time/step': {
    unit: 's',
    meaning: 'Time since the step before was reported, evaluation included.',
    source: OURS,
  },
} as const satisfies Record<string, MetricDescription>

export type MetricName = keyof typeof METRICS

/** The metrics of one step; names outside the catalogue do not type-check. */
export type MetricValues = Partial<Record<MetricName, number>>
