'use client'

import { useTranslations } from 'use-intl'
/** The list of jumps: `g`, then a letter. */
import type { RoleName } from '@/server/schemas/project'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { placesFor } from './navigation'

export function KeysDialog({
  open,
  onOpenChange,
  role,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  role: RoleName
}) {
  const t = useTranslations('shell')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keys')} description={t('keysHint')}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-ui">
        {placesFor(role).flatMap(({ places }) =>
          places.map((place) => (
            <div key={place.path} className="flex items-center justify-between gap-2">
              <dt className="text-ink-2">{t(`places.${place.name}`)}</dt>
              <dd className="flex gap-1">
                <Kbd>g</Kbd>
                <Kbd>{place.key}</Kbd>
              </dd>
            </div>
          )),
        )}
      </dl>
    </Dialog>
  )
}
