/** The dataset card: Hugging Face's YAML head (hub-docs, datasetcard.md) and what a reader needs to trust the data. */
import type { SnapshotKind } from '../../schemas/snapshot'

export interface CardFacts {
  kind: SnapshotKind
  name: string
  projectName: string
  guidelines: string
  hash: string
  rows: number
  bytes: number
  until: Date
  bySplit: Record<string, number>
  languages: string[]
  sets: {
    name: string
    source: string
    licence: string
    rows: number
    /** The set as it was then. */
    version: { number: number; hash: string } | null
  }[]
  people: number
  simulatedPeople: number
  importedRows: number
  seedRows: number
  agreement: { share: number; pairs: number } | null
  /** The filter in a sentence or two. */
  choice: string
}

const SIZES: [number, string][] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
]
const sizeOf = (rows: number) => SIZES.find(([limit]) => rows < limit)?.[1] ?? '10M<n<100M'

/** A YAML scalar that means exactly this text. */
const quoted = (text: string) => JSON.stringify(text)
const yamlList = (items: readonly string[]) => items.map((item) => `\n- ${item}`).join('')

export function datasetCard(facts: CardFacts): string {
  const licences = [...new Set(facts.sets.map(({ licence }) => licence).filter(Boolean))]
  const isMachineMade = facts.people > 0 && facts.people === facts.simulatedPeople
  const creators = isMachineMade ? 'machine-generated' : 'crowdsourced'
  const noun = facts.kind === 'rankings' ? 'rankings' : 'demonstrations'
  const head = [
    `pretty_name: ${quoted(`${facts.projectName}: ${facts.name}`)}`,
    `language:${yamlList(facts.languages)}`,
    licences.length === 1 && isHubLicence(licences[0])
      ? `license: ${licences[0].toLowerCase()}`
      : `license: other\nlicense_name: ${quoted(licences.join(', ') || 'not stated')}`,
    `annotations_creators:\n- ${creators}`,
    `language_creators:\n- ${facts.kind === 'rankings' ? 'machine-generated' : creators}`,
    `size_categories:\n- ${sizeOf(facts.rows)}`,
    `task_categories:\n- text-generation`,
    `tags:\n- rlhf\n- ${facts.kind === 'rankings' ? 'preference' : 'sft'}`,
    `configs:\n- config_name: default\n  data_files:${Object.keys(facts.bySplit)
      .map((split) => `\n  - split: ${split}\n    path: "*${split}*"`)
      .join('')}`,
    `dataset_info:\n  splits:${Object.entries(facts.bySplit)
      .map(([split, rows]) => `\n  - name: ${split}\n    num_examples: ${rows}`)
      .join('')}\n  dataset_size: ${facts.bytes}`,
  ]
  const body = [
    `# ${facts.projectName}: ${facts.name}`,
    `${facts.rows} ${noun}, frozen on ${facts.until.toISOString()}. SHA-256 of the rows: \`${facts.hash}\`. Cite the dataset by it.`,
    `## What is in it\n\n${facts.choice}\n\n${Object.entries(facts.bySplit)
      .map(([split, rows]) => `- ${split}: ${rows}`)
      .join('\n')}\n\nTest prompts are never part of a snapshot.`,
    `## Sources\n\n| prompt set | version | source | licence | rows |\n| --- | --- | --- | --- | --- |\n${facts.sets
      .map(
        ({ name, version, source, licence, rows }) =>
          `| ${cell(name)} | ${version ? `${version.number}, \`${version.hash.slice(0, 12)}\`` : '–'} | ${cell(source) || '–'} | ${cell(licence) || '–'} | ${rows} |`,
      )
      .join(
        '\n',
      )}${facts.seedRows > 0 ? `\n\n${facts.seedRows} rows came with Laurel's sample project.` : ''}${facts.importedRows > 0 ? `\n\n${facts.importedRows} rows were imported from files.` : ''}`,
    `## Annotation\n\n${annotation(facts)}`,
    ...(facts.guidelines.trim() ? [`## Guidelines\n\n${facts.guidelines.trim()}`] : []),
    '## People\n\nNames leave as keyed hashes; the key stays with the installation.',
  ]
  return `---\n${head.join('\n')}\n---\n\n${body.join('\n\n')}\n`
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Identifiers the Hub knows that appear here; anything else is "other" with its name. */
const isHubLicence = (licence: string) =>
  /^(apache-2\.0|mit|cc0-1\.0|cc-by(-nc)?(-sa|-nd)?-[34]\.0|odc-by|pddl|bsd-3-clause)$/i.test(licence)

function annotation({ kind, people, simulatedPeople, agreement }: CardFacts): string {
  const who = `${people} ${people === 1 ? 'person' : 'people'}${simulatedPeople > 0 ? `, ${simulatedPeople} of them simulated,` : ''}`
  if (kind === 'demonstrations') return `${who} wrote the answers.`
  const agreed = agreement
    ? `Two people who ranked the same answers agree on ${(100 * agreement.share).toFixed(1)}% of ${agreement.pairs} pairs; a tie against a preference counts half.`
    : 'No two people ranked the same answers, so agreement cannot be measured.'
  return `${who} ranked the answers without seeing which model wrote them; ties are allowed. ${agreed}`
}
