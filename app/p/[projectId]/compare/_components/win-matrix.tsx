'use client'

/** Every model against every other: how often the one in the row was preferred to the one in the column. */
import { useTranslations } from 'use-intl'
import { ModelChip, modelName } from '@/app/_components/ui/model-chip'
import { useFormats } from '@/app/_i18n/use-formats'
import type { ApiOutput } from '@/app/_trpc/client'

type Results = ApiOutput['arena']['results']
type Model = Results['ratings'][number]['model']

export function WinMatrix({ pairings, ratings }: Pick<Results, 'pairings' | 'ratings'>) {
  const t = useTranslations('arena')
  const models = ratings.map(({ model }) => model)
  return (
    <section aria-labelledby="matrix" className="min-w-0">
      <h3 id="matrix" className="text-body">
        {t('matrix')} <span className="font-normal text-caption text-ink-3">{t('matrixHint')}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section aria-label={t('winRates')} tabIndex={0} className="mt-2 overflow-x-auto">
        <table className="text-ui tabular-nums">
          <thead>
            <tr>
              <td />
              {models.map((model) => (
                <th key={model.id} scope="col" className="px-2 py-1 text-left font-normal">
                  <ModelChip kind={model.kind} version={model.version} isPlain />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="pr-3 text-left font-normal">
                  <ModelChip kind={row.kind} version={row.version} isPlain />
                </th>
                {models.map((column) => (
                  <Cell key={column.id} row={row} column={column} pairings={pairings} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Cell({ row, column, pairings }: { row: Model; column: Model; pairings: Results['pairings'] }) {
  const t = useTranslations('arena')
  const f = useFormats()
  const pairing = pairings.find(
    ({ challenger, opponent }) =>
      (challenger.id === row.id && opponent.id === column.id) ||
      (challenger.id === column.id && opponent.id === row.id),
  )
  if (row.id === column.id || !pairing?.winRate) {
    return <td className="px-2 py-1 text-ink-3">–</td>
  }
  const { rate, low, high, n } = pairing.winRate
  const isTurned = pairing.challenger.id !== row.id
  const shown = isTurned ? 1 - rate : rate
  const isClear = low > 0.5 || high < 0.5
  const names = t('over', {
    one: modelName(row.kind, row.version),
    other: modelName(column.kind, column.version),
  })
  return (
    <td className="p-0.5">
      <span
        title={t(isClear ? 'cell' : 'cellUnclear', { names, rate: f.share(shown), votes: n })}
        className="block min-w-14 rounded-tag px-2 py-1 text-center"
        style={{
          background: `color-mix(in oklab, var(${shown >= 0.5 ? '--add-soft' : '--del-soft'}) ${Math.round(Math.min(1, Math.abs(shown - 0.5) * 2.5) * 100)}%, transparent)`,
        }}
      >
        <span className={isClear ? 'font-semibold' : 'text-ink-2'}>{f.share(shown)}</span>
      </span>
    </td>
  )
}
