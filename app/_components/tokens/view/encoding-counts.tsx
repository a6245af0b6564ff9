'use client'

/** The same text counted under every encoding. Fetches all ranks (about 6 MB), so only when asked. */
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../ui/button'
import { Card, CardHead } from '../../ui/card'
import type { EncodingId } from '../encodings'
import { openTokenizerThread } from '../tokenizer-thread'
import { type EncodingChoice, useTokenizerFile } from '../use-tokenizer-files'

type Counts = ReadonlyMap<EncodingId, number | 'failed'>

/** Give it a key that changes with the text: counts of another text are no counts of this one. */
export function EncodingCounts({
  projectId,
  encodings,
  text,
}: {
  projectId: string
  encodings: readonly EncodingChoice[]
  text: string
}) {
  const t = useTranslations('tokens')
  const format = useFormatter()
  const fileOf = useTokenizerFile(projectId)
  const [isAsked, setIsAsked] = useState(false)
  const [counts, setCounts] = useState<Counts>(new Map())
  useEffect(() => {
    if (!isAsked) return
    const thread = openTokenizerThread()
    let isLeft = false
    const note = (id: EncodingId, count: number | 'failed') => {
      if (!isLeft) setCounts((before) => new Map(before).set(id, count))
    }
    const countAll = async () => {
      for (const { id } of encodings) {
        if (isLeft) return
        await fileOf(id)
          .then((file) => thread.count({ encodingId: id, file, text }))
          .then(
            (count) => note(id, count),
            () => note(id, 'failed'),
          )
      }
    }
    void countAll()
    return () => {
      isLeft = true
      thread.restart()
    }
  }, [isAsked, encodings, fileOf, text])
  const most = Math.max(1, ...[...counts.values()].map((count) => (count === 'failed' ? 0 : count)))
  return (
    <Card className="xl:col-span-2">
      <CardHead title={t('countsTitle')} caption={t('countsCaption')} className="mb-0">
        {!isAsked && (
          <Button size="small" disabled={text === ''} onClick={() => setIsAsked(true)}>
            {t('countInAll')}
          </Button>
        )}
      </CardHead>
      {isAsked && (
        <dl className="mt-3 grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-2 text-ui tabular-nums">
          {encodings.map(({ id, label }) => {
            const count = counts.get(id)
            return (
              <div key={id} className="contents">
                <dt className="text-ink-2">{label}</dt>
                <dd aria-hidden className="h-1.5 overflow-hidden rounded-[3px] bg-hover">
                  <div
                    className="h-full rounded-[3px] bg-ink-3"
                    style={{ width: `${typeof count === 'number' ? (100 * count) / most : 0}%` }}
                  />
                </dd>
                <dd className="text-right">
                  {count === undefined ? '…' : count === 'failed' ? t('notAvailable') : format.number(count)}
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </Card>
  )
}
