/** While a desk is fetched: its bars stand already. */
import { Skeleton } from '@/app/_components/ui/skeleton'

export default function Loading() {
  return (
    <div role="status" className="flex h-dvh flex-col">
      <span className="sr-only">Loading</span>
      <div className="h-[52px] border-b" />
      <div className="flex flex-1 flex-col gap-4 p-7">
        <Skeleton className="h-24 w-full rounded-card" />
        <Skeleton className="h-48 w-full rounded-card" />
      </div>
      <div className="h-[60px] border-t bg-surface max-sm:h-[72px]" />
    </div>
  )
}
