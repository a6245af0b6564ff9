/** A model card from what is known of a version: Hugging Face's YAML head (hub-docs, modelcard.md), then Markdown. */

export interface ModelCardFacts {
  name: string
  kind: 'base' | 'sft' | 'reward' | 'policy'
  projectName: string
  parameters: number
  weightsSha256: string
  weightsBytes: number
  config: Record<string, unknown>
  madeAt: Date
  seed: number | null
  commit: string | null
  run: {
    name: string
    settings: Record<string, unknown>
    took: string | null
    provider: string | null
  } | null
  parents: { name: string; role: string; weightsSha256: string }[]
  dataset: { kind: string; rows: number; hash: string; name: string } | null
  languages: string[]
  /** Name, value, unit and meaning. */
  metrics: { name: string; value: number; unit: string; meaning: string }[]
  standing: { isPromoted: boolean; isRetired: boolean; decisions: Decision[] }
  notes: string
}

interface Decision {
  kind: string
  reason: string
  at: Date
}

const WHAT: Record<ModelCardFacts['kind'], string> = {
  base: 'A base model: it continues text and has not been taught to answer.',
  sft: 'Fine-tuned on demonstrations, so that it answers.',
  reward: 'A reward model: it says how much people would like an answer.',
  policy: 'A policy updated towards answers that people prefer, held close to its reference by a KL penalty.',
}

export function modelCard(facts: ModelCardFacts): string {
  const isReward = facts.kind === 'reward'
  const head = [
    `model_name: ${quoted(`${facts.projectName}: ${facts.name}`)}`,
    'library_name: transformers',
    `pipeline_tag: ${isReward ? 'text-classification' : 'text-generation'}`,
    ...(facts.languages.length ? [`language:${list(facts.languages)}`] : []),
    'license: other',
    'license_name: "not stated; that of the data applies"',
    `tags:${list(['laurel', 'llama', isReward ? 'reward-model' : 'rlhf'])}`,
  ]
  const body = [
    `# ${facts.projectName}: ${facts.name}`,
    `${WHAT[facts.kind]} This card was written by Laurel from its records; what is not recorded is not said.`,
    standing(facts),
    `## Use\n\n${isReward ? rewardUse(facts.config) : POLICY_USE}`,
    `## What it is\n\n${table(
      ['', ''],
      [
        ['parameters', count(facts.parameters)],
        ['weights', `${count(facts.weightsBytes)} bytes, SHA-256 \`${facts.weightsSha256}\``],
        ...SHAPE.flatMap(([key, label]) =>
          facts.config[key] === undefined ? [] : [[label, String(facts.config[key])]],
        ),
      ],
    )}`,
    `## How it was made\n\n${origin(facts)}`,
    facts.metrics.length > 0
      ? `## Measured\n\nAt the end of its run.\n\n${table(
          ['metric', 'value', 'unit', 'meaning'],
          facts.metrics.map(({ name, value, unit, meaning }) => [
            `\`${name}\``,
            figure(value),
            unit === '1' ? '' : unit,
            meaning,
          ]),
        )}`
      : '## Measured\n\nNothing was measured when it was made.',
    ...(facts.notes.trim() ? [`## Notes\n\n${facts.notes.trim()}`] : []),
    `## Limits\n\n${LIMITS}`,
  ]
  return `---\n${head.join('\n')}\n---\n\n${body.filter(Boolean).join('\n\n')}\n`
}

const SHAPE = [
  ['num_hidden_layers', 'layers'],
  ['hidden_size', 'width'],
  ['num_attention_heads', 'heads'],
  ['num_key_value_heads', 'key and value heads'],
  ['intermediate_size', 'feed-forward'],
  ['max_position_embeddings', 'context, tokens'],
  ['vocab_size', 'vocabulary'],
  ['torch_dtype', 'precision'],
] as const

const LIMITS =
  'It was trained to try methods, not for use. It may say what is false, unkind or meaningless; measure it on your own prompts before anybody relies on it.'

const POLICY_USE = `\`\`\`python
from transformers import AutoModelForCausalLM, AutoTokenizer

model = AutoModelForCausalLM.from_pretrained(".", dtype="float32")
tokenizer = AutoTokenizer.from_pretrained(".")
prompt = tokenizer.apply_chat_template([{"role": "user", "content": "What do rabbits eat?"}], return_tensors="pt", return_dict=True)
print(tokenizer.decode(model.generate(**prompt, max_new_tokens=64)[0]))
\`\`\`

The template is plain text: \`Task: …\` and \`Reply:\`, after one BOS token.`

function rewardUse(config: Record<string, unknown>): string {
  const { num_labels: heads = 1, laurel_score_gain: gain = 1, laurel_score_bias: bias = 0 } = config
  const rule =
    heads === 1
      ? ''
      : ` It has ${heads} heads; their raw scores are put together by the rule \`${config.laurel_ensemble_rule}\`${config.laurel_ensemble_penalty ? ` with penalty ${config.laurel_ensemble_penalty}` : ''} first.`
  return `\`\`\`python
from safetensors.torch import load_file
from transformers import AutoModelForSequenceClassification

model = AutoModelForSequenceClassification.from_pretrained(".", dtype="float32")
head_bias = load_file("model.safetensors")["score.bias"].float()
raw = model(input_ids).logits + head_bias  # transformers' head has no bias of its own
score = ${gain} * raw + ${bias}
\`\`\`

The score is read at the last real token (\`<|eos|>\` of an answer that ended by itself), after the prompt in the template \`Task: …\` and \`Reply:\`. It has mean 0 and standard deviation 1 on the answers it was normalised on.${rule}`
}

function standing({ standing: { isPromoted, isRetired, decisions } }: ModelCardFacts): string {
  const now = isPromoted ? '**Promoted.**' : isRetired ? '**Retired.**' : ''
  const history = decisions.map(({ kind, reason, at }) => `- ${day(at)}, ${kind}: ${line(reason)}`).join('\n')
  return [now, history].filter(Boolean).join('\n\n')
}

function origin(facts: ModelCardFacts): string {
  const rows = [
    ['made', facts.madeAt.toISOString()],
    ...(facts.run
      ? [
          ['run', facts.run.name],
          ...(facts.run.took ? [['took', facts.run.took]] : []),
          ...(facts.run.provider ? [['execution provider', facts.run.provider]] : []),
        ]
      : [['run', 'none: it came with Laurel']]),
    ...facts.parents.map(({ name, role, weightsSha256 }) => [role, `${name}, weights \`${weightsSha256}\``]),
    ...(facts.dataset
      ? [
          [
            'data',
            `${count(facts.dataset.rows)} ${facts.dataset.kind}${facts.dataset.name ? ` (${facts.dataset.name})` : ''}, SHA-256 \`${facts.dataset.hash}\``,
          ],
        ]
      : []),
    ['seed', facts.seed === null ? 'none' : String(facts.seed)],
    ['commit', facts.commit ? `\`${facts.commit}\`` : 'unknown'],
  ]
  const settings = Object.entries(facts.run?.settings ?? {}).filter(
    ([, value]) => typeof value !== 'object' || value === null,
  )
  const all = settings.length
    ? `\n\nSettings as they ran:\n\n${table(
        ['setting', 'value'],
        settings.map(([key, value]) => [`\`${key}\``, String(value)]),
      )}`
    : ''
  return `${table(['', ''], rows)}${all}\n\nSame data, settings, seed and commit give the same bytes on the same execution provider.`
}

/** A YAML scalar that means exactly this text. */
const quoted = (text: string) => JSON.stringify(text)
const list = (items: readonly string[]) => items.map((item) => `\n- ${item}`).join('')
const count = (value: number) => value.toLocaleString('en-GB')
const figure = (value: number) =>
  Math.abs(value) >= 0.001 || value === 0 ? String(Number(value.toPrecision(4))) : value.toExponential(2)
const day = (date: Date) => date.toISOString().slice(0, 10)
const line = (text: string) => text.replaceAll('\n', ' ')
const cell = (text: string) => line(text).replaceAll('|', '\\|')
const table = (columns: string[], rows: string[][]) =>
  [columns, columns.map(() => '---'), ...rows.map((row) => row.map(cell))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
