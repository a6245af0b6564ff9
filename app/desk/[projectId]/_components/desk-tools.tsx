'use client'

/** Guidelines and shortcuts in a desk's top bar, with the dialogs they open. */
import { BookOpen, Keyboard } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Dialog } from '@/app/_components/ui/dialog'
import { Kbd } from '@/app/_components/ui/kbd'
import { LanguageSwitch } from '@/app/_i18n/language-switch'
import { Guidelines } from './guidelines'
import { useGuidelines } from './guidelines-beside'
import { isDialogOpen, isInTextField, isPlain } from './key-events'
import { useSingleKeys } from './use-single-keys'

export interface Shortcut {
  keys: string[]
  does: string
}

export function DeskTools({ shortcuts }: { shortcuts: Shortcut[] }) {
  const t = useTranslations('desk')
  const [open, setOpen] = useState<'guidelines' | 'shortcuts' | null>(null)
  const [singleKeys, setSingleKeys] = useSingleKeys()
  const guidelines = useGuidelines()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!singleKeys || !isPlain(event) || isInTextField(event) || isDialogOpen()) return
      if (event.key === '?') setOpen('shortcuts')
      else if (event.key.toLowerCase() === 'g') setOpen('guidelines')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [singleKeys])

  return (
    <>
      <Button
        variant="quiet"
        icon={BookOpen}
        kbd="G"
        className="max-lg:hidden"
        onClick={() => setOpen('guidelines')}
      >
        {t('guidelines')}
      </Button>
      <Button
        variant="quiet"
        icon={Keyboard}
        kbd="?"
        className="max-lg:hidden"
        onClick={() => setOpen('shortcuts')}
      >
        {t('shortcuts')}
      </Button>
      <IconButton
        icon={BookOpen}
        label={t('guidelines')}
        className="lg:hidden"
        onClick={() => setOpen('guidelines')}
      />
      <Dialog
        open={open === 'guidelines'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'guidelines' : null)}
        title={t('whatIsBetter')}
      >
        <Guidelines text={guidelines.text} />
      </Dialog>
      <Dialog
        open={open === 'shortcuts'}
        onOpenChange={(isOpen) => setOpen(isOpen ? 'shortcuts' : null)}
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
