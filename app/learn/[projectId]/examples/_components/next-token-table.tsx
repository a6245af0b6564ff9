'use client'

/** The article's table on the reader's own text: contexts of a chosen length, and the token that follows each. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { HAMLET } from '@/app/_components/tokens/article-texts'
import type { EncodingId } from '@/app/_components/tokens/encodings'
import { SlotChip } from '@/app/_components/tokens/slot-chip'
import { countExamples, trainingExamples } from '@/app/_components/tokens/training-examples'
import { useCutText } from '@/app/_components/tokens/use-cut-text'
import { useEncodings } from '@/app/_components/tokens/use-tokenizer-files'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { Select } from '@/app/_components/ui/select'
import { Skeleton } from '@/app/_components/ui/skeleton'

const LENGTHS = ['4', '6', '8', '10', '12', '16'] as const
const PAGE = 30

export function NextTokenTable({ projectId }: { projectId: string }) {
  const t = useTranslations('examples')
  const encodings = useEncodings(projectId)
  const [text, setText] = useState(HAMLET)
  const [encodingId, setEncodingId] = useState<EncodingId>('p50k_base')
  const [length, setLength] = useState<(typeof LENGTHS)[number]>('10')
  const [hasMarks, setHasMarks] = useState(true)
  const [shown, setShown] = useState(PAGE)
  const { cut, error } = useCutText(projectId, encodingId, text)
  const contextLength = Number(length)
  const count = cut?.ids.length ?? 0
  const total = countExamples(count, hasMarks)
  const examples = trainingExamples(count, { contextLength, hasMarks }, 0, shown)
  return (
    <Card className="flex flex-col gap-3">
      <CardHead title={t('pretraining')} className="mb-0" />
      <Textarea
        aria-label={t('text')}
        rows={3}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setShown(PAGE)
        }}
        className="text-read"
      />
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <Field label={t('context')} hint={t('contextHint')} className="max-w-72">
          {(control) => (
            <Select
              {...control}
              value={length}
              onValueChange={setLength}
              options={LENGTHS.map((value) => ({ value, label: value }))}
              className="w-24"
            />
          )}
        </Field>
        <Field label={t('encoding')}>
          {(control) => (
            <Select
              {...control}
              value={encodingId}
              onValueChange={setEncodingId}
              options={encodings.map(({ id, label, hint }) => ({ value: id, label, hint }))}
              className="w-40"
            />
          )}
        </Field>
        <Checkbox
          checked={hasMarks}
          onCheckedChange={(checked) => setHasMarks(checked === true)}
          label={t('marks')}
          hint={t('marksHint')}
          className="mt-6 max-w-96"
        />
      </div>
      {error && <Note tone="danger">{error}</Note>}
      {cut ? (
        <>
          <section
            aria-label={t('pretraining')}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
            className="overflow-x-auto"
          >
            <table className="w-full text-ui">
              <thead>
                <tr className="border-b text-left text-caption text-ink-3">
                  <th scope="col" className="py-1.5 font-normal tabular-nums">
                    #
                  </th>
                  <th scope="col" className="px-2 py-1.5 font-normal">
                    {t('input')}
                  </th>
                  <th scope="col" className="py-1.5 font-normal">
                    {t('output')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {examples.map((example, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an example is its position
                  <tr key={index} className="border-line border-b last:border-0">
                    <td className="py-1 pr-2 text-caption text-ink-3 tabular-nums">{index + 1}</td>
                    <td className="px-2 py-1">
                      <span className="flex justify-end gap-1">
                        {example.context.map((slot, place) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its position
                          <SlotChip key={place} cut={cut} slot={slot} />
                        ))}
                      </span>
                    </td>
                    <td className="py-1 pl-1">
                      <SlotChip
                        cut={cut}
                        slot={example.next}
                        className="bg-accent-soft font-medium text-accent-ink"
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <div className="flex flex-wrap items-center gap-3">
            <p className="text-ink-2 text-ui">
              {t('reading', { total, full: Math.max(0, total - contextLength) })} {hasMarks && t('padding')}
            </p>
            {shown < total && (
              <Button size="small" onClick={() => setShown(shown + 5 * PAGE)}>
                {t('more')}
              </Button>
            )}
          </div>
        </>
      ) : (
        !error && <Skeleton className="h-48 w-full" />
      )}
    </Card>
  )
}
