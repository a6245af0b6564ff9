'use client'

/** What the tools of a desk open: its guidelines, its shortcuts and how they behave. */
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Dialog } from '@/app/_components/ui/dialog'
import { Kbd } from '@/app/_components/ui/kbd'
import { LanguageSwitch } from '@/app/_i18n/language-switch'
import type { Shortcut } from './desk-tools'
import { Guidelines } from './guidelines'
import { useGuidelines } from './guidelines-beside'
import { useSingleKeys } from './use-single-keys'

export type OpenTool = 'guidelines' | 'shortcuts' | null

export function ToolDialogs({
  open,
  onOpen,
  shortcuts,
}: {
  open: OpenTool
  onOpen: (tool: OpenTool) => void
  shortcuts: readonly Shortcut[]
}) {
  const t = useTranslations('desk')
  const [singleKeys, setSingleKeys] = useSingleKeys()
  const guidelines = useGuidelines()
  return (
    <>
      <Dialog
        open={open === 'guidelines'}
        onOpenChange={(isOpen) => onOpen(isOpen ? 'guidelines' : null)}
        title={t('whatIsBetter')}
      >
        <Guidelines text={guidelines.text} />
      </Dialog>
      <Dialog
        open={open === 'shortcuts'}
        onOpenChange={(isOpen) => onOpen(isOpen ? 'shortcuts' : null)}
        title={t('shortcuts')}
      >
        <dl className="grid gap-y-2 text-ui">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="flex items-center justify-between gap-4">
              <dt className="text-ink-2">{does}</dt>
              <dd className="flex shrink-0 gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Checkbox
          className="mt-2 border-t pt-3"
          checked={singleKeys}
          onCheckedChange={(checked) => setSingleKeys(checked === true)}
          label={t('singleKeys')}
          hint={t('singleKeysHint')}
        />
        <LanguageSwitch className="mt-1 self-start" />
      </Dialog>
    </>
  )
}
