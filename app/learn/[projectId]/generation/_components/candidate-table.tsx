'use client'

/** The most likely next tokens: probability at the temperature, and the chance to be drawn after cutting off. */
import { useTranslations } from 'use-intl'
import type { Distribution } from '@/app/_components/inference/distribution'
import { cn } from '@/app/_components/ui/cn'
import type { Formats } from '@/app/_i18n/formats'
import { useFormats } from '@/app/_i18n/use-formats'
import { tokenFace } from './written-tokens'

const SHOWN = 12

/** 0.1234 → "12.3%", 0.00004 → "<0.1%". */
const percent = (share: number, f: Formats): string =>
  share === 0 ? '–' : share < 0.001 ? `<${f.decimal(0.1, 1)}%` : `${f.decimal(100 * share, 1)}%`

export function CandidateTable({
  distribution,
  isDisabled,
  onChoose,
}: {
  distribution: Distribution
  isDisabled: boolean
  onChoose: (id: number) => void
}) {
  const t = useTranslations('generation')
  const f = useFormats()
  const shown = distribution.candidates.slice(0, SHOWN)
  const others = distribution.candidates.slice(SHOWN)
  const widest = Math.max(0.1, ...shown.map(({ probability }) => probability))
  const sum = (pick: (one: Distribution['candidates'][number]) => number) =>
    others.reduce((total, one) => total + pick(one), 0)
  return (
    <table className="w-full table-fixed text-ui">
      <thead>
        <tr className="border-b text-left text-caption text-ink-3">
          <th scope="col" className="w-[32%] py-1.5 font-normal">
            {t('token')}
          </th>
          <th scope="col" className="py-1.5 font-normal">
            {t('probability')}
          </th>
          <th scope="col" className="w-[4.5rem] py-1.5 text-right font-normal">
            {t('drawn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ id, text, probability, chance }) => {
          const face = tokenFace(text ?? '').replace(/^<(BOS|EOS|PAD)>$/, '$1')
          return (
            <tr key={id} className={cn('border-line border-b', chance === 0 && 'text-ink-3')}>
              <td className="py-0.5">
                <button
                  type="button"
                  aria-label={t('add', { token: face })}
                  title={`${t('add', { token: face })}, id ${id}`}
                  disabled={isDisabled}
                  onClick={() => onChoose(id)}
                  className={cn(
                    'inline-flex h-7 max-w-full items-center overflow-hidden whitespace-pre rounded-tag bg-hover px-1.5 text-body hover:bg-accent-soft disabled:hover:bg-hover max-sm:h-10',
                    chance === 0 && 'bg-transparent line-through',
                  )}
                >
                  {face}
                </button>
              </td>
              <td>
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-2 min-w-0 flex-1">
                    <span
                      className={cn('block h-full rounded-[3px]', chance > 0 ? 'bg-accent' : 'bg-line-2')}
                      style={{ width: `${(100 * probability) / widest}%` }}
                    />
                  </span>
                  <span className="w-12 text-right tabular-nums">{percent(probability, f)}</span>
                </span>
              </td>
              <td className="text-right font-medium tabular-nums">{percent(chance, f)}</td>
            </tr>
          )
        })}
        {others.length > 0 && (
          <tr className="text-ink-2">
            <td className="py-1.5">{t('others', { count: others.length })}</td>
            <td className="text-right tabular-nums">
              {percent(
                sum(({ probability }) => probability),
                f,
              )}
            </td>
            <td className="text-right tabular-nums">
              {percent(
                sum(({ chance }) => chance),
                f,
              )}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
