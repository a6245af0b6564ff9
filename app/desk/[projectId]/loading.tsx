/** While a desk is fetched: its bars stand already. */
import { Skeleton } from '@/app/_components/ui/skeleton'
import { wordsOf } from '@/app/_i18n/server'

export default async function Loading() {
  const t = await wordsOf('common')
  return (
    <div role="status" className="flex h-dvh flex-col">
      <span className="sr-only">{t('loading')}</span>
      <div className="h-[52px] border-b" />
      <div className="flex flex-1 flex-col gap-4 p-7">
        <Skeleton className="h-24 w-full rounded-card" />
        <Skeleton className="h-48 w-full rounded-card" />
      </div>
      <div className="h-[60px] border-t bg-surface max-sm:h-[72px]" />
    </div>
  )
}
