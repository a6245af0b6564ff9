'use client'

/** One number a model from all votes at once, with its interval: Elo's scale, mean 1000. */
import { useTranslations } from 'use-intl'
import { MODEL_COLOUR, ModelChip, ModelShape, modelName } from '@/app/_components/ui/model-chip'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import type { ApiOutput } from '@/app/_trpc/client'

type Rating = ApiOutput['arena']['results']['ratings'][number]

export function Ratings({ ratings }: { ratings: readonly Rating[] }) {
  const t = useTranslations('arena')
  const f = useFormats()
  const low = Math.min(...ratings.map((rating) => rating.low))
  const high = Math.max(...ratings.map((rating) => rating.high))
  const span = Math.max(1, high - low)
  const at = (value: number) => `${(100 * (value - low)) / span}%`
  return (
    <section aria-labelledby="ratings">
      <h3 id="ratings" className="text-body">
        {t('ratings')} <span className="font-normal text-caption text-ink-3">{t('ratingsHint')}</span>
      </h3>
      <ol className="mt-2 flex flex-col gap-1">
        {ratings.map(({ model, rating, low: from, high: to, votes }) => {
          const name = modelName(model.kind, model.version)
          return (
            <li
              key={model.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 text-ui tabular-nums sm:grid-cols-[7rem_minmax(0,1fr)_auto]"
            >
              <ModelChip kind={model.kind} version={model.version} isPlain />
              <span
                role="img"
                aria-label={t('ratingOf', {
                  name,
                  rating: f.count(rating),
                  low: f.count(from),
                  high: f.count(to),
                })}
                className="relative h-6 max-sm:order-last max-sm:col-span-2"
              >
                <span className="absolute top-1/2 right-0 left-0 h-px bg-line" />
                <span
                  className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-[3px] opacity-30"
                  style={{
                    left: at(from),
                    width: `calc(${at(to)} - ${at(from)})`,
                    background: MODEL_COLOUR[model.kind],
                  }}
                />
                <span
                  className="absolute top-1/2 -translate-x-1/2 -translate-y-1/2"
                  style={{ left: at(rating) }}
                >
                  <ModelShape kind={model.kind} />
                </span>
              </span>
              <span className="whitespace-nowrap text-right text-ink-2">
                <b className="font-semibold text-ink">{f.count(rating)}</b> {f.count(from)}–{f.count(to)}{' '}
                <span className="text-ink-3">{t('votes', { count: votes })}</span>
              </span>
            </li>
          )
        })}
      </ol>
      <p className="mt-2 text-caption text-ink-2">{readingOf(t, ratings)}</p>
    </section>
  )
}

function readingOf(t: Words<'arena'>, [first, second]: readonly Rating[]): string {
  const name = (rating: Rating) => modelName(rating.model.kind, rating.model.version)
  return t(first.low > second.high ? 'first' : 'overlap', { one: name(first), other: name(second) })
}
