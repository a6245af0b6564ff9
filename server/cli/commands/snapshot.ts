import { type Command, EXIT, onlyWord, readOptions, say, UsageError } from '../command'

const command: Command = {
  summary: 'freezes demonstrations or rankings into a dataset that never changes',
  usage: `Usage: laurel snapshot demonstrations|rankings --name NAME [options]

  --name NAME          letters, digits, dots and hyphens
  --split SPLIT        only train or validation
  --from, --until TIME only what came in this time
  --without seeds|imported|simulated|flagged   as often as you like
  --json               the answer as JSON

The same data and filter give the same hash.`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      name: 'text',
      split: 'text',
      from: 'text',
      until: 'text',
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
