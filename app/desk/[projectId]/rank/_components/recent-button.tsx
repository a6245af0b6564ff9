/** Opens one's recent rankings, from the desk's top bar. */
import { History } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'

export function RecentButton({ onClick }: { onClick: () => void }) {
  const t = useTranslations('rank')
  return (
    <>
      <Button variant="quiet" icon={History} kbd="H" className="max-lg:hidden" onClick={onClick}>
        {t('recent.button')}
      </Button>
      <IconButton icon={History} label={t('recent.title')} className="lg:hidden" onClick={onClick} />
    </>
  )
}
