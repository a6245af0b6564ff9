/** A page of a project that is not there, or not for this role. */
import { SearchX } from 'lucide-react'
import { ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'

export default function NotFound() {
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title="Nothing here"
      action={<ButtonLink href="/">Go home</ButtonLink>}
      className="m-auto"
    >
      This page does not exist, or your role does not include it.
    </EmptyState>
  )
}
