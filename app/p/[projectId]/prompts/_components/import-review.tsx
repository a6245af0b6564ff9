'use client'

/** What a file will become: its format, its columns, the first records, the rows that are wrong; and where it goes. */
import { plural } from '@/app/_components/format'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Select } from '@/app/_components/ui/select'
import { Tag } from '@/app/_components/ui/tag'
import type { ApiOutput } from '@/app/_trpc/client'
import {
  IMPORT_ENCODINGS,
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportReading,
  type ImportSettings,
  MAPPED_FIELDS,
} from '@/server/schemas/import'
import { ENCODING_WORDS, FIELD_WORDS, FORMAT_WORDS } from './import-words'

type Preview = ApiOutput['imports']['preview']
export type ImportTarget = Pick<ImportSettings, 'promptSet' | 'source' | 'licence' | 'taskType' | 'language'>

const FOUND = 'as-found'
const NONE = 'no-column'

export function ImportReview({
  preview,
  reading,
  target,
  isLooking,
  onReading,
  onTarget,
}: {
  preview: Preview
  reading: ImportReading
  target: ImportTarget
  isLooking: boolean
  onReading: (reading: ImportReading) => void
  onTarget: (part: Partial<ImportTarget>) => void
}) {
  const isMapped = preview.format === 'columns' || preview.format === null
  return (
    <div className="flex flex-col gap-4" aria-busy={isLooking}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Read as">
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={preview.format ?? 'columns'}
              onValueChange={(format) => onReading({ ...reading, format: format as ImportFormat })}
              options={IMPORT_FORMATS.map((format) => ({ value: format, label: FORMAT_WORDS[format] }))}
            />
          )}
        </Field>
        {preview.kind !== 'parquet' && (
          <Field label="Encoding">
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={reading.encoding ?? FOUND}
                onValueChange={(encoding) =>
                  onReading({
                    ...reading,
                    encoding: encoding === FOUND ? null : (encoding as (typeof IMPORT_ENCODINGS)[number]),
                  })
                }
                options={[
                  { value: FOUND, label: 'By the file’s own mark, else UTF-8' },
                  ...IMPORT_ENCODINGS.map((encoding) => ({
                    value: encoding,
                    label: ENCODING_WORDS[encoding],
                  })),
                ]}
              />
            )}
          </Field>
        )}
      </div>
      {isMapped && <Mapping preview={preview} reading={reading} onReading={onReading} />}
      {preview.earlier && (
        <Note tone="info">
          This very file has been imported before. What is in the project already will not be added again.
        </Note>
      )}
      <Records preview={preview} />
      {preview.problems.length > 0 && (
        <Note
          tone="warn"
          title={`${plural(preview.problems.length, 'of the first rows', 'of the first rows')} cannot be read.`}
        >
          <ul className="mt-1 flex flex-col gap-0.5">
            {preview.problems.slice(0, 5).map(({ line, reason }) => (
              <li key={`${line} ${reason}`} className="[overflow-wrap:anywhere]">
                Line {line} {reason}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Prompt set" hint="New prompts go there; it is made when there is none.">
          {(control) => (
            <Input
              {...control}
              value={target.promptSet}
              onChange={(event) => onTarget({ promptSet: event.target.value })}
            />
          )}
        </Field>
        <Field label="Task type" hint="For rows that do not say.">
          {(control) => (
            <Input
              {...control}
              value={target.taskType}
              onChange={(event) => onTarget({ taskType: event.target.value })}
            />
          )}
        </Field>
        <Field label="Source" isOptional>
          {(control) => (
            <Input
              {...control}
              value={target.source}
              onChange={(event) => onTarget({ source: event.target.value })}
            />
          )}
        </Field>
        <Field label="Licence" isOptional>
          {(control) => (
            <Input
              {...control}
              placeholder="CC-BY-4.0"
              value={target.licence}
              onChange={(event) => onTarget({ licence: event.target.value })}
            />
          )}
        </Field>
        <Field label="Language" hint="For rows that do not say, such as en or pl.">
          {(control) => (
            <Input
              {...control}
              value={target.language}
              onChange={(event) => onTarget({ language: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}

function Mapping({
  preview,
  reading,
  onReading,
}: {
  preview: Preview
  reading: ImportReading
  onReading: (reading: ImportReading) => void
}) {
  const columns = preview.columns.map(({ name, example }) => ({
    value: name,
    label: name,
    hint: example.slice(0, 60),
  }))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-ui">
        {preview.format === null ? 'No known format. Which column is what?' : 'Which column is what?'}
      </legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {MAPPED_FIELDS.map((field) => (
          <Field
            key={field}
            label={FIELD_WORDS[field].label}
            hint={FIELD_WORDS[field].hint}
            isOptional={field !== 'prompt'}
          >
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={reading.mapping[field] ?? NONE}
                onValueChange={(column) => {
                  const { [field]: _, ...others } = reading.mapping
                  onReading({
                    ...reading,
                    format: 'columns',
                    mapping: column === NONE ? others : { ...others, [field]: column },
                  })
                }}
                options={[{ value: NONE, label: '–' }, ...columns]}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

function Records({ preview }: { preview: Preview }) {
  if (preview.records.length === 0) return null
  return (
    <section aria-label="The first records" className="flex flex-col gap-2">
      <h3 className="font-medium text-ui">The first records</h3>
      <ol className="flex flex-col divide-y rounded-control border">
        {preview.records.map((record, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one row can give several records
          <li key={i} className="flex flex-col gap-1.5 px-3 py-2.5 text-ui">
            <p className="line-clamp-3 whitespace-pre-wrap font-medium [overflow-wrap:anywhere]">
              {record.prompt}
            </p>
            {record.demonstrations.map((text, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts may repeat
              <p key={k} className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">
                <Tag className="mr-1.5">Demonstration</Tag>
                {text}
              </p>
            ))}
            {record.completions.map(({ text, rank }, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts may repeat
              <p key={k} className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">
                <Tag className="mr-1.5" tone={rank === 1 ? 'accent' : 'neutral'}>
                  {rank === null ? 'Answer' : `Rank ${rank}`}
                </Tag>
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
