import { type Command, EXIT, onlyWord, readOptions, say, UsageError } from '../command'

const command: Command = {
  summary: 'freezes demonstrations or rankings into a dataset that never changes',
  usage: `Usage: laurel snapshot demonstrations|rankings --name NAME [options]

  --name NAME          letters, digits, dots and hyphens
  --split SPLIT        only train or validation
  --from, --until TIME only what came in this time
  --set ID, --person ID, --model-version ID    only these, as often as you like; a person also by
                       pseudonym; rankings all of whose answers are by these versions
  --min-agreement SHARE only answers on which the people who ranked them agree on at least this
                       share of pairs, 0 to 1; --with unmeasured keeps those that one person ranked
  --without seeds|imported|simulated|flagged   as often as you like
  --json               the answer as JSON

The same data and filter give the same hash.`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      name: 'text',
      split: 'text',
      from: 'text',
      until: 'text',
      set: 'texts',
      person: 'texts',
      'model-version': 'texts',
      'min-agreement': 'number',
      with: 'texts',
      without: 'texts',
    })
    const kind = onlyWord(words, 'demonstrations or rankings')
    if (!values.name) throw new UsageError('--name is needed')
    const without = new Set(values.without)
    const snapshot = await api.post('/snapshots', {
      kind,
      name: values.name,
      filter: {
        ...(values.split && { splits: [values.split] }),
        ...(values.from && { from: values.from }),
        ...(values.until && { until: values.until }),
        ...(values.set && { promptSetIds: values.set }),
        ...(values.person && { personIds: values.person }),
        ...(values['model-version'] && { modelVersionIds: values['model-version'] }),
        ...(values['min-agreement'] !== undefined && { minAgreement: values['min-agreement'] }),
        withUnmeasured: values.with?.includes('unmeasured') ?? false,
        withSeeds: !without.has('seeds'),
        withImported: !without.has('imported'),
        withSimulated: !without.has('simulated'),
        withFlagged: !without.has('flagged'),
      },
    })
    say(
      values.json,
      snapshot,
      `${values.name}: ${snapshot.rows} rows, ${snapshot.hash} (${snapshot.snapshotId})`,
    )
    return EXIT.done
  },
}
export default command
