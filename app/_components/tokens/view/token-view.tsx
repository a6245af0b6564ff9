'use client'

/** A text, an encoding, its tokens and counts; the article's two texts beside each other; the counts under every encoding. */
import { Eraser, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../ui/button'
import { Card, CardHead } from '../../ui/card'
import { Textarea } from '../../ui/input'
import { Note } from '../../ui/note'
import { Menu } from '../../ui/popover'
import { Segmented } from '../../ui/segmented'
import { Select } from '../../ui/select'
import { Skeleton } from '../../ui/skeleton'
import { HAMLET, POLISH_SONG } from '../article-texts'
import type { EncodingId } from '../encodings'
import { TokenChips, type TokenDetail } from '../token-chips'
import { useCutText } from '../use-cut-text'
import { useEncodings } from '../use-tokenizer-files'
import { ArticlePair } from './article-pair'
import { EncodingCounts } from './encoding-counts'

const ONE_DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

export function TokenView({
  projectId,
  initialEncoding,
}: {
  projectId: string
  initialEncoding: EncodingId
}) {
  const t = useTranslations('tokens')
  const format = useFormatter()
  const encodings = useEncodings(projectId)
  const [text, setText] = useState('')
  const [encodingId, setEncodingId] = useState<EncodingId>(initialEncoding)
  const [detail, setDetail] = useState<TokenDetail>('ids')
  const { cut, isBehind, error, retry } = useCutText(projectId, encodingId, text)
  const letters = [...text].length
  const count = cut && !isBehind ? cut.ids.length : null

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-2">
      <Card className="flex flex-col gap-3">
        <CardHead title={t('text')} className="mb-0">
          <Menu
            align="end"
            trigger={
              <Button size="small" icon={Sparkles}>
                {t('example')}
              </Button>
            }
            groups={[
              {
                items: [
                  { label: t('exampleHamlet'), onSelect: () => setText(HAMLET) },
                  { label: t('exampleSong'), onSelect: () => setText(POLISH_SONG) },
                  { label: t('exampleLetters'), onSelect: () => setText(t('letters')) },
                ],
              },
            ]}
          />
          <Button size="small" icon={Eraser} disabled={text === ''} onClick={() => setText('')}>
            {t('clear')}
          </Button>
        </CardHead>
        <Textarea
          aria-label={t('textLabel')}
          placeholder={t('placeholder')}
          rows={9}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="text-read"
        />
        <dl aria-live="polite" className="grid grid-cols-3 divide-x border-t pt-3">
          {[
            { label: t('tokenCount'), value: count === null ? '–' : format.number(count) },
            { label: t('characters'), value: format.number(letters) },
            {
              label: t('charactersEach'),
              value: count ? format.number(letters / count, ONE_DECIMAL) : '–',
            },
          ].map(({ label, value }) => (
            <div key={label} className="flex flex-col-reverse px-4 first:pl-0">
              <dt className="text-caption text-ink-3">{label}</dt>
              <dd className="font-semibold text-title tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card className="flex flex-col gap-3">
        <CardHead title={t('list')} className="mb-0">
          <Segmented
            label={t('show')}
            value={detail}
            onValueChange={setDetail}
            options={[
              { value: 'ids', label: t('withIds') },
              { value: 'bytes', label: t('withBytes') },
              { value: 'text', label: t('textOnly') },
            ]}
          />
          <Select
            aria-label={t('encoding')}
            value={encodingId}
            onValueChange={setEncodingId}
            options={encodings.map(({ id, label, hint }) => ({ value: id, label, hint }))}
            className="w-40"
          />
        </CardHead>
        {error ? (
          <Note
            tone="danger"
            title={t('failed')}
            action={
              <Button size="small" onClick={retry}>
                {t('retry')}
              </Button>
            }
          >
            {error}
          </Note>
        ) : cut === null ? (
          <Skeleton className="h-32 w-full" />
        ) : cut.ids.length > 0 ? (
          <section
            aria-label={t('list')}
            aria-busy={isBehind}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
            className="max-h-[62vh] overflow-y-auto"
          >
            <TokenChips cut={cut} detail={detail} />
          </section>
        ) : (
          <p className="py-6 text-center text-ink-3 text-ui">{t('empty')}</p>
        )}
        <p className="text-caption text-ink-3">{t('legend')}</p>
      </Card>
      <ArticlePair projectId={projectId} encodingId={encodingId} detail={detail} onTake={setText} />
      <EncodingCounts key={text} projectId={projectId} encodings={encodings} text={text} />
    </div>
  )
}
