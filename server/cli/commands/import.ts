import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type Command, EXIT, given, onlyWord, readOptions, say, UsageError } from '../command'
import { follow } from '../follow'

const IN_WORDS: Record<string, string> = { moved: 'moved to the split of a near-duplicate' }

const command: Command = {
  summary: 'brings a file of prompts, demonstrations, comparisons or rankings in',
  usage: `Usage: laurel import <file> [options]

  --set NAME          the prompt set of its new prompts; the file's name when not given
  --format FORMAT     what its rows look like; recognised when not given
  --kind KIND         jsonl, json, csv, text or parquet; recognised when not given
  --source, --licence, --language, --task-type   said of rows that do not say
  --no-wait           do not wait until it has been read
  --json              the answer as JSON

Importing a file twice adds nothing. Exit code 1: the import failed.`,
  async run(args, api) {
    const { values, words } = readOptions(args, {
      set: 'text',
      format: 'text',
      kind: 'text',
      source: 'text',
      licence: 'text',
      language: 'text',
      'task-type': 'text',
      'no-wait': 'flag',
    })
    const file = onlyWord(words, 'one file')
    await access(file, constants.R_OK).catch(() => {
      throw new UsageError(`${file} cannot be read`)
    })
    const name = path.basename(file)
    const content = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
    const { importId } = await api.upload(`/imports?name=${encodeURIComponent(name)}`, content)
    await api.post(`/imports/${importId}/start`, {
      promptSet: values.set ?? path.parse(name).name,
      ...given({
        format: values.format,
        kind: values.kind,
        source: values.source,
        licence: values.licence,
        language: values.language,
        taskType: values['task-type'],
      }),
    })
    const look = () => api.get(`/imports/${importId}`)
    const read = values['no-wait']
      ? await look()
      : await follow(
          look,
          ({ status }) => !['waiting', 'running'].includes(status),
          ({ status, bytes, bytesRead }) => `${name}: ${status}, ${Math.round((100 * bytesRead) / bytes)} %`,
        )
    const counts = Object.entries(read.counts)
      .filter(([, count]) => count !== 0)
      .map(([what, count]) => `${count} ${IN_WORDS[what] ?? what}`)
      .join(', ')
    say(
      values.json,
      read,
      [
        `${name}: ${read.status}.`,
        ...(counts ? [`${counts}.`] : []),
        ...(read.outcome ? [read.outcome] : []),
      ].join(' '),
    )
    return ['failed', 'undone'].includes(read.status) ? EXIT.wentWrong : EXIT.done
  },
}
export default command
