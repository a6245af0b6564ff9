/** The keys that matter now, in the bottom bar. */
import { useTranslations } from 'use-intl'
import { DeskHints } from '@/app/_components/desk-shell/desk-shell'
import { Kbd } from '@/app/_components/ui/kbd'

export function Hints({ isMoving, isRail, isPair }: { isMoving: boolean; isRail: boolean; isPair: boolean }) {
  const t = useTranslations('rank')
  const tDesk = useTranslations('desk')
  if (isPair) {
    return (
      <DeskHints>
        <span>
          <Kbd>1</Kbd>–<Kbd>9</Kbd> {t('pair.hintScale')}
        </span>
        <span>
          <Kbd>←</Kbd>
          <Kbd>→</Kbd> {t('pair.hintStep')}
        </span>
        <span className="max-xl:hidden!">
          <Kbd>X</Kbd> {t('pair.bothBad')}
        </span>
      </DeskHints>
    )
  }
  if (isMoving) {
    return (
      <DeskHints>
        <span>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> {t('hints.move')}
        </span>
        <span>
          <Kbd>=</Kbd> {t('hints.tieHere')}
        </span>
        <span>
          <Kbd>{tDesk('keySpace')}</Kbd> {t('hints.drop')}
        </span>
        <span>
          <Kbd>Esc</Kbd> {t('hints.putBack')}
        </span>
      </DeskHints>
    )
  }
  return (
    <DeskHints>
      <span>
        <Kbd>1</Kbd>–<Kbd>9</Kbd> {t('hints.setRank')}
      </span>
      <span>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t('hints.move')}
      </span>
      <span>
        <Kbd>=</Kbd> {t('hints.tie')}
      </span>
      <span className="max-xl:hidden!">
        <Kbd>X</Kbd> {t('hints.reject')}
      </span>
      <span className="max-xl:hidden!">
        <Kbd>F</Kbd> {t('hints.flag')}
      </span>
      <span className="max-xl:hidden!">
        {isRail ? (
          <>
            <Kbd>J</Kbd>
            <Kbd>K</Kbd> {t('hints.readNext')}
          </>
        ) : (
          <>
            <Kbd>Tab</Kbd> {t('hints.next')}
          </>
        )}
      </span>
    </DeskHints>
  )
}
