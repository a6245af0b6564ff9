'use client'

/** How much data the run will be trained on, and where to get more. */
import Link from 'next/link'
import { formatCount, plural } from '@/app/_components/format'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Select } from '@/app/_components/ui/select'
import type { RunForm } from './new-run'

type Snapshot = RunForm['snapshots'][number]
const EVERYTHING = 'everything'

export function DataCounts({
  projectId,
  kind,
  form,
  includeSeeds,
  onIncludeSeeds,
  snapshots,
  snapshot,
  onSnapshot,
}: {
  projectId: string
  kind: 'sft' | 'reward' | 'policy'
  form: RunForm
  includeSeeds: boolean
  onIncludeSeeds: (include: boolean) => void
  /** Those this kind of run can be trained on. */
  snapshots: Snapshot[]
  snapshot: Snapshot | null
  onSnapshot: (snapshotId: string | null) => void
}) {
  const choice = snapshots.length > 0 && (
    <Field label="Data" className="mb-3 max-w-96">
      {(control) => (
        <Select
          {...control}
          className="w-full"
          value={snapshot?.id ?? EVERYTHING}
          onValueChange={(value) => onSnapshot(value === EVERYTHING ? null : value)}
          options={[
            { value: EVERYTHING, label: 'Everything there is now' },
            ...snapshots.map(({ id, name, hash, rows }) => ({
              value: id,
              label: `${name}, ${plural(rows, 'row')}`,
              hint: hash.slice(0, 12),
            })),
          ]}
        />
      )}
    </Field>
  )
  if (snapshot) {
    return (
      <Card>
        <CardHead
          title={kind === 'sft' ? 'Demonstrations' : 'Rankings'}
          caption="A snapshot, which never changes"
        />
        {choice}
        <Counts items={[['rows, frozen', snapshot.rows]]} />
      </Card>
    )
  }
  if (kind === 'sft') {
    const { seeds, own } = form.demonstrations
    const train = own.train + (includeSeeds ? seeds.train : 0)
    const held = own.validation + (includeSeeds ? seeds.validation : 0)
    return (
      <Card>
        <CardHead title="Demonstrations" caption="Frozen and hashed when the run starts" />
        {choice}
        <Counts
          items={[
            ['train', train],
            ['held out to measure the loss', held],
            ['written by people', own.train + own.validation],
          ]}
        />
        <Checkbox
          className="mt-3"
          checked={includeSeeds}
          onCheckedChange={(checked) => onIncludeSeeds(checked === true)}
          label="Include the seeds"
          hint={`${plural(seeds.train + seeds.validation, 'demonstration')} of mixed quality that came with Laurel.`}
        />
      </Card>
    )
  }
  if (kind === 'reward') {
    const { train, validation, comparisons } = form.rankings
    return (
      <Card>
        <CardHead title="Rankings" caption="Frozen and hashed when the run starts">
          <Link href={`/desk/${projectId}/rank`} className="text-accent-ink text-ui hover:underline">
            Rank more
          </Link>
        </CardHead>
        {choice}
        <Counts
          items={[
            ['train', train],
            ['held out to measure accuracy', validation],
            ['comparisons without ties in all of them', comparisons],
          ]}
        />
        {train > 0 && validation === 0 && (
          <p className="mt-2 text-ink-2 text-ui">
            No held-out ranking yet, so its accuracy cannot be measured. Sample some validation prompts and
            rank them.
          </p>
        )}
      </Card>
    )
  }
  const prompts = form.prompts
    .filter(({ split }) => split === 'train')
    .reduce((total, { count }) => total + count, 0)
  return (
    <Card>
      <CardHead title="Prompts" caption="Frozen and hashed when the run starts" />
      <Counts items={[['training prompts to answer', prompts]]} />
    </Card>
  )
}

function Counts({ items }: { items: [label: string, count: number][] }) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {items.map(([label, count]) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-caption text-ink-3">{label}</dt>
          <dd className="font-semibold text-title tabular-nums">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
