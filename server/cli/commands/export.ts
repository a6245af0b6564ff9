import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, EXIT, onlyWord, readOptions, say } from '../command'

const command: Command = {
  summary: 'takes a dataset away, in the format of your trainer',
  usage: `Usage: laurel export <kind> [options]

  <kind>               comparisons, rankings, demonstrations, prompts, messages, comparisons-implicit,
                       openai-preference, hh, unpaired, scored, ultrafeedback, open-assistant, argilla, label-studio
  --output PATH        a file, which appears whole or not at all; without it the rows go to stdout
  --file FILE          jsonl, csv or parquet; jsonl
  --snapshot ID        of this frozen dataset, by id or hash, instead of what there is now
  --form FORM          standard or conversational
  --split SPLIT        all, train, validation or test
  --pairs PAIRS        all, adjacent or best-worst
  --ties TIES          drop or soft
  --gzip, --with-margin, --with-provenance, --skip-flagged, --without-seeds
  --json               with --output: the answer as JSON`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      output: 'text',
      file: 'text',
      snapshot: 'text',
      form: 'text',
      split: 'text',
      pairs: 'text',
      ties: 'text',
      gzip: 'flag',
      'with-margin': 'flag',
      'with-provenance': 'flag',
      'skip-flagged': 'flag',
      'without-seeds': 'flag',
    })
    const kind = onlyWord(words, 'one kind')
    const query = new URLSearchParams({ kind })
    const set = (name: string, value: string | undefined) => value !== undefined && query.set(name, value)
    set('snapshotId', values.snapshot)
    for (const name of ['file', 'form', 'split', 'pairs', 'ties'] as const) set(name, values[name])
    if (values.gzip) set('gzip', 'true')
    if (values['with-margin']) set('withMargin', 'true')
    if (values['with-provenance']) set('withProvenance', 'true')
    if (values['skip-flagged']) set('skipFlagged', 'true')
    if (values['without-seeds']) set('withSeeds', 'false')
    const stream = Readable.fromWeb((await api.download(`/export?${query}`)) as never)
    if (!values.output) {
      await pipeline(stream, process.stdout, { end: false })
      return EXIT.done
    }
    const { output } = values
    const partial = `${output}.${process.pid}.part`
    try {
      await pipeline(stream, createWriteStream(partial))
      await rename(partial, output)
    } finally {
      await rm(partial, { force: true })
    }
    const { size } = await stat(output)
    say(values.json, { output, bytes: size }, `${output}: ${size} bytes`)
    return EXIT.done
  },
}
export default command
