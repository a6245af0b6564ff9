'use client'

/** Chooses what to export and how, shows the first lines and what they are made from, and downloads the file. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { buttonClass } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Note } from '@/app/_components/ui/note'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { Segmented } from '@/app/_components/ui/segmented'
import { Select } from '@/app/_components/ui/select'
import { useTRPC } from '@/app/_trpc/client'
import { EXPORT_KINDS, type ExportKind, ExportRequest } from '@/server/schemas/export'
import { choicesOf, exportHref, MAIN_KINDS } from './export-choices'
import { HaveWritten } from './have-written'

const SPLITS = ['all', 'train', 'validation', 'test'] as const
const FORMS = ['standard', 'conversational'] as const

const FILES = [
  { value: 'jsonl', label: 'JSONL' },
  { value: 'json', label: 'JSON' },
  { value: 'csv', label: 'CSV' },
  { value: 'parquet', label: 'Parquet' },
] as const

const PAIRS = { all: 'pairsAll', adjacent: 'pairsAdjacent', 'best-worst': 'pairsEnds' } as const
const TIES = { drop: 'tiesDrop', soft: 'tiesSoft', unpaired: 'tiesUnpaired' } as const

const OTHER_KINDS = EXPORT_KINDS.filter((kind) => !MAIN_KINDS.includes(kind))

export function ExportForm({ projectId }: { projectId: string }) {
  const t = useTranslations('datasets')
  const trpc = useTRPC()
  const [request, setRequest] = useState<ExportRequest>(() => ExportRequest.parse({ kind: 'comparisons' }))
  const change = (part: Partial<ExportRequest>) => setRequest((before) => ({ ...before, ...part }))
  const preview = useQuery(
    trpc.datasets.preview.queryOptions({ projectId, ...request }, { placeholderData: keepPreviousData }),
  )
  const option = (kind: ExportKind) => ({
    value: kind,
    label: t(`formats.${kind}.label`),
    hint: t(`formats.${kind}.hint`),
  })
  const { kind } = request
  const choices = choicesOf(kind)
  const lines = preview.data?.lines ?? []

  return (
    <Card className="flex flex-col gap-4">
      <CardHead title={t('export.title')} caption={t('export.caption')} className="mb-0" />
      <RadioCards
        label={t('export.what')}
        value={MAIN_KINDS.includes(kind) ? kind : undefined}
        onValueChange={(next) => change({ kind: next })}
        options={MAIN_KINDS.map(option)}
        className="sm:grid-flow-row sm:grid-cols-2"
      />
      <Field label={t('export.other')}>
        {(control) => (
          <Select
            {...control}
            className="w-full sm:max-w-96"
            value={MAIN_KINDS.includes(kind) ? '' : kind}
            placeholder={t('export.otherHint')}
            onValueChange={(next) => change({ kind: next as ExportKind })}
            options={OTHER_KINDS.map(option)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {choices.form && (
          <Segmented
            label={t('export.form')}
            value={request.form}
            onValueChange={(form) => change({ form })}
            options={FORMS.map((value) => ({ value, label: t(`export.${value}`) }))}
          />
        )}
        <Segmented
          label={t('export.split')}
          value={request.split}
          onValueChange={(split) => change({ split })}
          options={SPLITS.map((value) => ({ value, label: t(`splits.${value}`) }))}
        />
        <Segmented
          label={t('export.file')}
          value={request.file}
          onValueChange={(file) => change({ file })}
          options={FILES}
        />
        {choices.pairs && (
          <Select
            aria-label={t('export.pairs')}
            value={request.pairs}
            onValueChange={(pairs) => change({ pairs: pairs as ExportRequest['pairs'] })}
            options={Object.entries(PAIRS).map(([value, key]) => ({ value, label: t(`export.${key}`) }))}
          />
        )}
        {choices.margin && (
          <Select
            aria-label={t('export.ties')}
            value={request.ties}
            onValueChange={(ties) => change({ ties: ties as ExportRequest['ties'] })}
            options={Object.entries(TIES)
              .filter(([value]) => kind === 'comparisons' || value !== 'unpaired')
              .map(([value, key]) => ({ value, label: t(`export.${key}`) }))}
          />
        )}
        {choices.margin && (
          <Checkbox
            label={t('export.margin')}
            checked={request.withMargin}
            onCheckedChange={(checked) => change({ withMargin: checked === true })}
          />
        )}
        {choices.seeds && (
          <Checkbox
            label={t('export.seeds')}
            checked={request.withSeeds}
            onCheckedChange={(checked) => change({ withSeeds: checked === true })}
          />
        )}
        {choices.flagged && (
          <Checkbox
            label={t('export.flagged')}
            checked={request.skipFlagged}
            onCheckedChange={(checked) => change({ skipFlagged: checked === true })}
          />
        )}
        {choices.provenance && (
          <Checkbox
            label={t('export.provenance')}
            checked={request.withProvenance}
            onCheckedChange={(checked) => change({ withProvenance: checked === true })}
          />
        )}
        <Checkbox
          label={t('export.gzip')}
          checked={request.gzip}
          onCheckedChange={(checked) => change({ gzip: checked === true })}
        />
      </div>
      {preview.error ? (
        <Note tone="danger">{preview.error.message}</Note>
      ) : (
        <Preview kind={kind} lines={lines} isPending={preview.isPending} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
        <p className="text-ink-2 text-ui tabular-nums">
          {preview.data &&
            t('export.from', { records: t(`units.${preview.data.unit}`, { count: preview.data.records }) })}
          {choices.pairs && request.ties === 'drop' && t('export.tiesMakeNone')}
        </p>
        {lines.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <HaveWritten projectId={projectId} request={request} />
            <a className={buttonClass({ variant: 'primary' })} href={exportHref(projectId, request)} download>
              <Download aria-hidden className="size-4" strokeWidth={1.75} />
              {t('export.download')}
            </a>
          </div>
        )}
      </div>
    </Card>
  )
}

function Preview({ kind, lines, isPending }: { kind: ExportKind; lines: string[]; isPending: boolean }) {
  const t = useTranslations('datasets')
  if (isPending) return <p className="rounded-control bg-canvas px-3 py-6 text-ui"> </p>
  if (lines.length === 0) {
    return (
      <p className="rounded-control bg-canvas px-3 py-6 text-center text-ink-2 text-ui">
        {kind === 'prompts' || kind === 'demonstrations' || kind === 'messages'
          ? t('export.nothing')
          : t('export.nothingYet')}
      </p>
    )
  }
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-caption text-ink-3">
        {t('export.first', { count: lines.length })}
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto whitespace-pre-wrap rounded-control border bg-canvas p-3 font-mono text-caption [overflow-wrap:anywhere]"
      >
        {lines.join('\n')}
      </pre>
    </figure>
  )
}
