'use client'

/** In what the filters of two snapshots differ, in names. */
import { useFormatter, useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'

type Filter = ApiOutput['datasets']['compare']['filters']['here']

const BOXES = ['withUnmeasured', 'withSeeds', 'withImported', 'withSimulated', 'withFlagged'] as const

export function FilterDifferences({
  here,
  there,
  names,
}: {
  here: Filter
  there: Filter
  names: [here: string, there: string]
}) {
  const t = useTranslations('datasets')
  const formats = useFormats()
  const dates = useFormatter()
  const day = (date: Date | null) =>
    date === null
      ? t('difference.noLimit')
      : dates.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' })
  const list = (names: string[], all: string) => (names.length === 0 ? all : names.join(', '))
  const rows: [label: string, value: (filter: Filter) => string][] = [
    [t('take.set'), ({ promptSets }) => list(promptSets, t('take.allSets'))],
    [
      t('take.people'),
      ({ people }) =>
        list(
          people.map(({ name }) => name),
          t('take.everybody'),
        ),
    ],
    [t('take.versions'), ({ modelVersions }) => list(modelVersions, t('take.anyModel'))],
    [t('take.split'), ({ splits }) => splits.map((split) => t(`splits.${split}`)).join(', ')],
    [t('take.from'), ({ from }) => day(from)],
    [t('take.until'), ({ until }) => day(until)],
    [
      t('take.agreement'),
      ({ minAgreement }) => (minAgreement === null ? t('take.anyAgreement') : formats.share(minAgreement)),
    ],
    ...BOXES.map((box): (typeof rows)[number] => [
      t(`take.${box}`),
      (filter) => t(filter[box] ? 'difference.yes' : 'difference.no'),
    ]),
  ]
  const different = rows.filter(([, value]) => value(here) !== value(there))
  if (different.length === 0) return null
  return (
    <div className="border-t pt-3">
      <dt className="font-medium text-ui">{t('difference.filters')}</dt>
      {different.map(([label, value]) => (
        <dd key={label} className="mt-1 text-caption text-ink-2 [overflow-wrap:anywhere]">
          <span className="text-ink-3">{label}: </span>
          {names[0]} {value(here)}, {names[1]} {value(there)}
        </dd>
      ))}
    </div>
  )
}
