'use client'

/** What a file will become: its format, its columns, the first records, the rows that are wrong; and where it goes. */
import { useTranslations } from 'use-intl'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Select } from '@/app/_components/ui/select'
import { Tag } from '@/app/_components/ui/tag'
import { useSay } from '@/app/_i18n/use-say'
import type { ApiOutput } from '@/app/_trpc/client'
import {
  IMPORT_ENCODINGS,
  IMPORT_FORMATS,
  type ImportFormat,
  type ImportReading,
  type ImportSettings,
  MAPPED_FIELDS,
} from '@/server/schemas/import'

type Preview = ApiOutput['imports']['preview']
export type ImportTarget = Pick<ImportSettings, 'promptSet' | 'source' | 'licence' | 'taskType' | 'language'>

/** Fields whose name alone does not say enough. */
const HINTED = ['prompt', 'demonstration', 'chosen'] as const
type HintedField = (typeof HINTED)[number]
const FIELDS_WITH_HINTS: ReadonlySet<string> = new Set(HINTED)

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
  const t = useTranslations('prompts')
  const say = useSay()
  const isMapped = preview.format === 'columns' || preview.format === null
  return (
    <div className="flex flex-col gap-4" aria-busy={isLooking}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('import.readAs')}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={preview.format ?? 'columns'}
              onValueChange={(format) => onReading({ ...reading, format: format as ImportFormat })}
              options={IMPORT_FORMATS.map((format) => ({
                value: format,
                label: t(`import.formats.${format}`),
              }))}
            />
          )}
        </Field>
        {preview.kind !== 'parquet' && (
          <Field label={t('import.encoding')}>
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
                  { value: FOUND, label: t('import.encodingFound') },
                  ...IMPORT_ENCODINGS.map((encoding) => ({
                    value: encoding,
                    label: t(`import.encodings.${encoding}`),
                  })),
                ]}
              />
            )}
          </Field>
        )}
      </div>
      {isMapped && <Mapping preview={preview} reading={reading} onReading={onReading} />}
      {preview.earlier && <Note tone="info">{t('import.earlier')}</Note>}
      <Records preview={preview} />
      {preview.problems.length > 0 && (
        <Note tone="warn" title={t('import.unreadable', { count: preview.problems.length })}>
          <ul className="mt-1 flex flex-col gap-0.5">
            {preview.problems.slice(0, 5).map(({ line, reason }) => (
              <li key={`${line} ${reason}`} className="[overflow-wrap:anywhere]">
                {t('import.line', { line: String(line), reason: say(reason) })}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('promptSet')} hint={t('import.promptSetHint')}>
          {(control) => (
            <Input
              {...control}
              value={target.promptSet}
              onChange={(event) => onTarget({ promptSet: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('taskType')} hint={t('import.taskTypeHint')}>
          {(control) => (
            <Input
              {...control}
              value={target.taskType}
              onChange={(event) => onTarget({ taskType: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('source')} isOptional>
          {(control) => (
            <Input
              {...control}
              value={target.source}
              onChange={(event) => onTarget({ source: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('licence')} isOptional>
          {(control) => (
            <Input
              {...control}
              placeholder="CC-BY-4.0"
              value={target.licence}
              onChange={(event) => onTarget({ licence: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('language')} hint={t('import.languageHint')}>
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
  const t = useTranslations('prompts')
  const columns = preview.columns.map(({ name, example }) => ({
    value: name,
    label: name,
    hint: example.slice(0, 60),
  }))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-ui">
        {t(preview.format === null ? 'import.mapUnknown' : 'import.map')}
      </legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {MAPPED_FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`import.fields.${field}`)}
            hint={FIELDS_WITH_HINTS.has(field) ? t(`import.fieldHints.${field as HintedField}`) : undefined}
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
  const t = useTranslations('prompts')
  if (preview.records.length === 0) return null
  return (
    <section aria-label={t('import.first')} className="flex flex-col gap-2">
      <h3 className="font-medium text-ui">{t('import.first')}</h3>
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
                <Tag className="mr-1.5">{t('import.demonstration')}</Tag>
                {text}
              </p>
            ))}
            {record.completions.map(({ text, rank }, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts may repeat
              <p key={k} className="line-clamp-2 text-ink-2 [overflow-wrap:anywhere]">
                <Tag className="mr-1.5" tone={rank === 1 ? 'accent' : 'neutral'}>
                  {rank === null ? t('import.answer') : t('import.rank', { rank })}
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
