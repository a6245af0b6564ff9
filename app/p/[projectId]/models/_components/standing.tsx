/** Whether a version is the promoted one, or retired; nothing for the others. */
import { BadgeCheck } from 'lucide-react'
import { Tag } from '@/app/_components/ui/tag'

export function Standing({
  model,
  className,
}: {
  model: { isPromoted: boolean; retiredAt?: Date | null; isRetired?: boolean }
  className?: string
}) {
  if (model.isPromoted) {
    return (
      <Tag tone="accent" icon={BadgeCheck} className={className}>
        promoted
      </Tag>
    )
  }
  if (model.isRetired || model.retiredAt) {
    return (
      <Tag tone="outline" className={className}>
        retired
      </Tag>
    )
  }
  return null
}
