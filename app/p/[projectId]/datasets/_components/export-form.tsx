'use client'

/** Chooses what to export and how, shows the first lines and how many there will be, and downloads the file. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { formatCount, plural } from '@/app/_components/format'
import { buttonClass } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Note } from '@/app/_components/ui/note'
import { RadioCards } from '@/app/_components/ui/radio-cards'
import { Segmented } from '@/app/_components/ui/tabs'
import { useTRPC } from '@/app/_trpc/client'
import type { ExportKind, ExportRequest } from '@/server/schemas/export'

const KINDS: { value: ExportKind; label: string; hint: string }[] = [
  { value: 'comparisons', label: 'Comparisons', hint: 'prompt, chosen, rejected: TRL preference' },
  { value: 'rankings', label: 'Rankings', hint: 'every answer with its rank, ties kept' },
  { value: 'demonstrations', label: 'Demonstrations', hint: 'prompt, completion: TRL prompt–completion' },
  { value: 'prompts', label: 'Prompts', hint: 'prompt: TRL prompt-only' },
]

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

const LINE_NAME: Record<ExportKind, [string, string]> = {
  comparisons: ['comparison', 'comparisons'],
  rankings: ['ranking', 'rankings'],
  demonstrations: ['demonstration', 'demonstrations'],
  prompts: ['prompt', 'prompts'],
}

export function ExportForm({ projectId }: { projectId: string }) {
  const trpc = useTRPC()
  const [request, setRequest] = useState<ExportRequest>({
    kind: 'comparisons',
    form: 'standard',
    split: 'all',
    withSeeds: true,
    withProvenance: false,
  })
  const change = (part: Partial<ExportRequest>) => setRequest((before) => ({ ...before, ...part }))
  const preview = useQuery(
    trpc.datasets.preview.queryOptions({ projectId, ...request }, { placeholderData: keepPreviousData }),
  )
  const total = preview.data?.total ?? 0
  const href = `/api/export?${new URLSearchParams({
    projectId,
    kind: request.kind,
    form: request.form,
    split: request.split,
    withSeeds: String(request.withSeeds),
    withProvenance: String(request.withProvenance),
  })}`

  return (
    <Card className="flex flex-col gap-4">
      <CardHead title="Export" caption="JSONL, one example a line" className="mb-0" />
      <RadioCards
        label="What to export"
        value={request.kind}
        onValueChange={(kind) => change({ kind })}
        options={KINDS}
        className="sm:grid-flow-row sm:grid-cols-2"
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Segmented
          label="Form"
          value={request.form}
          onValueChange={(form) => change({ form })}
          options={FORMS}
        />
        <Segmented
          label="Split"
          value={request.split}
          onValueChange={(split) => change({ split })}
          options={SPLITS}
        />
        {request.kind === 'demonstrations' && (
          <Checkbox
            label="With the seeds"
            checked={request.withSeeds}
            onCheckedChange={(checked) => change({ withSeeds: checked === true })}
          />
        )}
        <Checkbox
          label="With ids, split and pseudonyms"
          checked={request.withProvenance}
          onCheckedChange={(checked) => change({ withProvenance: checked === true })}
        />
      </div>
      {preview.error ? (
        <Note tone="danger">{preview.error.message}</Note>
      ) : (
        <Preview kind={request.kind} total={total} lines={preview.data?.lines ?? []} />
      )}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
        <p className="text-ink-2 text-ui tabular-nums">
          {plural(total, ...LINE_NAME[request.kind])}
          {request.kind === 'comparisons' && '. Tied answers make no pair.'}
        </p>
        {total > 0 && (
          <a className={buttonClass({ variant: 'primary' })} href={href} download>
            <Download aria-hidden className="size-4" strokeWidth={1.75} />
            Download
          </a>
        )}
      </div>
    </Card>
  )
}

function Preview({ kind, total, lines }: { kind: ExportKind; total: number; lines: string[] }) {
  if (total === 0) {
    return (
      <p className="rounded-control bg-canvas px-3 py-6 text-center text-ink-2 text-ui">
        {kind === 'prompts' || kind === 'demonstrations'
          ? 'Nothing matches this choice.'
          : 'Nothing to export yet. Comparisons come from rankings; sample answers and rank them first.'}
      </p>
    )
  }
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-caption text-ink-3">
        First {lines.length} of {formatCount(total)}, wrapped for reading
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
