'use client'

/** Guidelines and shortcuts in a desk's top bar. */
import { BookOpen, Keyboard } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, IconButton } from '@/app/_components/ui/button'
import { later } from '@/app/_components/ui/later'
import { isDialogOpen, isInTextField, isPlain } from './key-events'
import type { OpenTool } from './tool-dialogs'
import { useSingleKeys } from './use-single-keys'

const ToolDialogs = later(async () => (await import('./tool-dialogs')).ToolDialogs)

export interface Shortcut {
  keys: string[]
  does: string
}

export function DeskTools({ shortcuts }: { shortcuts: Shortcut[] }) {
  const t = useTranslations('desk')
  const [open, setOpen] = useState<OpenTool>(null)
  const [singleKeys] = useSingleKeys()

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
      <ToolDialogs open={open} onOpen={setOpen} shortcuts={shortcuts} />
    </>
  )
}
