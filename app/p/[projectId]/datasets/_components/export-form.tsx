'use client'

/** Chooses what to export and how, shows the first lines and what they are made from, and downloads the file. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { plural } from '@/app/_components/format'
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
import { choicesOf, EXPORT_WORDS, exportHref, MAIN_KINDS, unitWords } from './export-words'
import { HaveWritten } from './have-written'

const SPLITS = [
  { value: 'all', label: 'All' },
  { value: 'train', label: 'Train' },
  { value: 'validation', label: 'Validation' },
  { value: 'test', label: 'Test' },
] as const

const FORMS = [
  { value: 'standard', label: 'Plain text' },
  { value: 'conversational', label: 'Messages' },
] as const

const FILES = [
  { value: 'jsonl', label: 'JSONL' },
  { value: 'csv', label: 'CSV' },
  { value: 'parquet', label: 'Parquet' },
] as const

const PAIRS = [
  { value: 'all', label: 'All pairs' },
  { value: 'adjacent', label: 'Neighbouring ranks' },
  { value: 'best-worst', label: 'Best against worst' },
] as const

const TIES = [
  { value: 'drop', label: 'Leave ties out' },
  { value: 'soft', label: 'Ties as soft_label 0.5' },
  { value: 'unpaired', label: 'Unpaired, ties with them' },
] as const

const option = (kind: ExportKind) => ({ value: kind, ...EXPORT_WORDS[kind] })
const OTHER_KINDS = EXPORT_KINDS.filter((kind) => !MAIN_KINDS.includes(kind))

export function ExportForm({ projectId }: { projectId: string }) {
  const trpc = useTRPC()
  const [request, setRequest] = useState<ExportRequest>(() => ExportRequest.parse({ kind: 'comparisons' }))
  const change = (part: Partial<ExportRequest>) => setRequest((before) => ({ ...before, ...part }))
  const preview = useQuery(
    trpc.datasets.preview.queryOptions({ projectId, ...request }, { placeholderData: keepPreviousData }),
  )
  const { kind } = request
  const choices = choicesOf(kind)
  const lines = preview.data?.lines ?? []

  return (
    <Card className="flex flex-col gap-4">
      <CardHead
        title="Export"
        caption="In the formats that trainers and labelling tools read"
        className="mb-0"
      />
      <RadioCards
        label="What to export"
        value={MAIN_KINDS.includes(kind) ? kind : undefined}
        onValueChange={(next) => change({ kind: next })}
        options={MAIN_KINDS.map(option)}
        className="sm:grid-flow-row sm:grid-cols-2"
      />
      <Field label="Another format">
        {(control) => (
          <Select
            {...control}
            className="w-full sm:max-w-96"
            value={MAIN_KINDS.includes(kind) ? '' : kind}
            placeholder="For OpenAI, KTO, Argilla, Label Studio and others"
            onValueChange={(next) => change({ kind: next as ExportKind })}
            options={OTHER_KINDS.map(option)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {choices.form && (
          <Segmented
            label="Form"
            value={request.form}
            onValueChange={(form) => change({ form })}
            options={FORMS}
          />
        )}
        <Segmented
          label="Split"
          value={request.split}
          onValueChange={(split) => change({ split })}
          options={SPLITS}
        />
        <Segmented
          label="File"
          value={request.file}
          onValueChange={(file) => change({ file })}
          options={FILES}
        />
        {choices.pairs && (
          <Select
            aria-label="Pairs of a ranking"
            value={request.pairs}
            onValueChange={(pairs) => change({ pairs: pairs as ExportRequest['pairs'] })}
            options={PAIRS}
          />
        )}
        {choices.margin && (
          <Select
            aria-label="Ties"
            value={request.ties}
            onValueChange={(ties) => change({ ties: ties as ExportRequest['ties'] })}
            options={kind === 'comparisons' ? TIES : TIES.filter(({ value }) => value !== 'unpaired')}
          />
        )}
        {choices.margin && (
          <Checkbox
            label="With margin"
            checked={request.withMargin}
            onCheckedChange={(checked) => change({ withMargin: checked === true })}
          />
        )}
        {choices.seeds && (
          <Checkbox
            label="With the seeds"
            checked={request.withSeeds}
            onCheckedChange={(checked) => change({ withSeeds: checked === true })}
          />
        )}
        {choices.flagged && (
          <Checkbox
            label="Skip flagged answers"
            checked={request.skipFlagged}
            onCheckedChange={(checked) => change({ skipFlagged: checked === true })}
          />
        )}
        {choices.provenance && (
          <Checkbox
            label="With ids, split and pseudonyms"
            checked={request.withProvenance}
            onCheckedChange={(checked) => change({ withProvenance: checked === true })}
          />
        )}
        <Checkbox
          label="Compress with gzip"
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
          {preview.data && `From ${plural(preview.data.records, ...unitWords(preview.data.unit))}`}
          {choices.pairs && request.ties === 'drop' && '. Tied answers make no pair.'}
        </p>
        {lines.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <HaveWritten projectId={projectId} request={request} />
            <a className={buttonClass({ variant: 'primary' })} href={exportHref(projectId, request)} download>
              <Download aria-hidden className="size-4" strokeWidth={1.75} />
              Download
            </a>
          </div>
        )}
      </div>
    </Card>
  )
}

function Preview({ kind, lines, isPending }: { kind: ExportKind; lines: string[]; isPending: boolean }) {
  if (isPending) return <p className="rounded-control bg-canvas px-3 py-6 text-ui"> </p>
  if (lines.length === 0) {
    return (
      <p className="rounded-control bg-canvas px-3 py-6 text-center text-ink-2 text-ui">
        {kind === 'prompts' || kind === 'demonstrations' || kind === 'messages'
          ? 'Nothing matches this choice.'
          : 'Nothing to export yet. Comparisons come from rankings; sample answers and rank them first.'}
      </p>
    )
  }
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-caption text-ink-3">
        The first {plural(lines.length, 'row')}, laid out for reading
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
