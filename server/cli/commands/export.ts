import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ApiClient } from '../api-client'
import { type Command, EXIT, given, onlyWord, readOptions, say, UsageError } from '../command'
import { follow } from '../follow'
import { takeExport } from '../take-export'

const command: Command = {
  summary: 'takes a dataset away, in the format of your trainer',
  usage: `Usage: laurel export <kind> [options]
       laurel export --id EXPORT [--output PATH]

  <kind>               comparisons, rankings, demonstrations, prompts, messages, comparisons-implicit,
                       openai-preference, hh, unpaired, scored, ultrafeedback, open-assistant, argilla, label-studio
  --output PATH        a file: a worker writes the export, which is kept for a week, and the file appears when all of it
                       has come; without this the rows go to stdout as they are read
  --id EXPORT          take one that was written before, or go on with a download that was interrupted
  --no-wait            have it written, and say its id
  --file FILE          jsonl, json (one array: for Argilla and Label Studio), csv or parquet; jsonl
  --snapshot ID        of this frozen dataset, by id or hash, instead of what there is now
  --form FORM          standard or conversational
  --split SPLIT        all, train, validation or test
  --pairs PAIRS        all, adjacent or best-worst
  --ties TIES          drop, soft or unpaired
  --gzip, --with-margin, --with-provenance, --skip-flagged, --without-seeds
  --json               with --output or --no-wait: the answer as JSON

Exit code 1: the export could not be made, or its file is no longer kept.`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      output: 'text',
      id: 'text',
      'no-wait': 'flag',
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
    const { output, id, json } = values
    if (id !== undefined && words.length > 0) throw new UsageError('name a kind or an --id, not both')
    if (output) await requireFolder(output)
    const request = () => ({
      kind: onlyWord(words, 'one kind'),
      ...given({
        snapshotId: values.snapshot,
        file: values.file,
        form: values.form,
        split: values.split,
        pairs: values.pairs,
        ties: values.ties,
        gzip: values.gzip,
        withMargin: values['with-margin'],
        withProvenance: values['with-provenance'],
        skipFlagged: values['skip-flagged'],
        withSeeds: values['without-seeds'] ? false : undefined,
      }),
    })
    if (id === undefined && !output && !values['no-wait']) return print(api, `/export?${queryOf(request())}`)

    const exportId = id ?? (await api.post('/exports', request())).exportId
    if (values['no-wait']) {
      const howTo = `Take it: laurel export --id ${exportId} --output PATH`
      say(json, { id: exportId }, `Export ${exportId} is being written. ${howTo}`)
      return EXIT.done
    }
    const made = await written(api, exportId)
    if (made.status !== 'done') {
      say(json, made, `Export ${exportId}: ${made.status}. ${made.outcome ?? 'Make it again.'}`)
      return EXIT.wentWrong
    }
    if (!output) return print(api, `/exports/${exportId}/file`)
    await takeExport(api, made, output)
    const { bytes, hash } = made
    say(json, { id: exportId, output, bytes, hash }, `${output}: ${bytes} bytes, ${hash}`)
    return EXIT.done
  },
}
export default command

const written = (api: ApiClient, exportId: string) =>
  follow(
    () => api.get(`/exports/${exportId}`),
    ({ status }) => !['waiting', 'running'].includes(status),
    ({ status, records, total }) =>
      `Export ${exportId}: ${status}${total > 0 ? `, ${records} of ${total} records` : ''}`,
  )

/** To stdout, as it comes. */
async function print(api: ApiClient, address: string): Promise<number> {
  const { body } = await api.download(address)
  await pipeline(Readable.fromWeb(body as never), process.stdout, { end: false })
  return EXIT.done
}

const queryOf = (request: object) =>
  new URLSearchParams(Object.entries(request).map(([name, value]) => [name, String(value)]))

/** Before anything is begun. @throws UsageError */
async function requireFolder(output: string): Promise<void> {
  const folder = path.dirname(output)
  await access(folder, constants.W_OK).catch(() => {
    throw new UsageError(`${folder} cannot be written to`)
  })
}
