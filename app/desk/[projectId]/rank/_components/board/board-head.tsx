'use client'

/** Above the ranks: what is asked, how to rank when there are many, and how many still have no rank. */
import { Check, CircleHelp, Columns2, Diff, FoldVertical, Rows2, UnfoldVertical } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/app/_components/ui/button'
import { Segmented } from '@/app/_components/ui/segmented'
import { Tag } from '@/app/_components/ui/tag'
import { GUIDED_FROM } from '../guided/guided'

export function BoardHead({
  answers,
  left,
  movingLetter,
  isRail,
  isGuided,
  onWay,
  isFolded,
  onFold,
  isStacked,
  onArrange,
  onDifferences,
  onDefinitions,
}: {
  /** How many there are, and how many of them have no place yet. */
  answers: number
  left: number
  /** Of the answer that is carried. */
  movingLetter: string | null
  isRail: boolean
  isGuided: boolean
  onWay: (way: 'guided' | 'free') => void
  isFolded: boolean
  onFold: () => void
  /** One under the other, not side by side. */
  isStacked: boolean
  onArrange: () => void
  onDifferences: () => void
  onDefinitions: () => void
}) {
  const t = useTranslations('rank')
  const isPair = answers === 2
  return (
    <div
      className={
        isRail ? 'mb-2 ml-11 flex items-center gap-2' : 'flex items-center gap-2 pl-[68px] max-sm:hidden'
      }
    >
      <h2>{isPair ? t('pair.title') : t('bestFirst')}</h2>
      {!isRail && !isPair && <span className="text-ink-2 text-ui">{t('sameRank')}</span>}
      <span className="flex-1" />
      {/* In the rail every answer is one line already. */}
      {!isRail && (
        <IconButton
          size="small"
          icon={isFolded ? UnfoldVertical : FoldVertical}
          label={isFolded ? t('fold.unfold') : t('fold.fold')}
          onClick={onFold}
        />
      )}
      <IconButton
        size="small"
        icon={isStacked ? Columns2 : Rows2}
        label={isStacked ? t('arrange.beside') : t('arrange.stack')}
        className="max-md:hidden"
        onClick={onArrange}
      />
      <IconButton size="small" icon={Diff} label={t('compare.button')} onClick={onDifferences} />
      <IconButton size="small" icon={CircleHelp} label={t('definitions.title')} onClick={onDefinitions} />
      {answers >= GUIDED_FROM && (
        <Segmented
          label={t('guided.label')}
          value={isGuided ? 'guided' : 'free'}
          onValueChange={onWay}
          options={[
            { value: 'free', label: t('guided.off') },
            { value: 'guided', label: t('guided.on') },
          ]}
        />
      )}
      {isPair ? null : movingLetter ? (
        <Tag>{t('moving', { letter: movingLetter })}</Tag>
      ) : left > 0 ? (
        <Tag tone="warn">{t('leftToPlace', { count: left })}</Tag>
      ) : (
        <Tag tone="accent" icon={Check}>
          {t('placed', { placed: answers, total: answers })}
        </Tag>
      )}
    </div>
  )
}
