'use client'

/** Drop a file, choose one, or paste its text. */
import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { cn } from '@/app/_components/ui/cn'
import { Field } from '@/app/_components/ui/field'
import { Textarea } from '@/app/_components/ui/input'

export function FileChooser({ onFile }: { onFile: (file: Blob, name: string) => void }) {
  const t = useTranslations('prompts')
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [text, setText] = useState('')
  return (
    <div className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          const file = event.dataTransfer.files[0]
          if (file) onFile(file, file.name)
        }}
        className={cn(
          'flex flex-col items-center gap-2 rounded-card border border-line-strong border-dashed px-4 py-8 text-center text-ui',
          isOver && 'border-accent bg-accent-soft',
        )}
      >
        <Upload aria-hidden className="size-6 text-ink-3" strokeWidth={1.5} />
        <p className="text-ink-2">{t('file.drop')}</p>
        <Button onClick={() => input.current?.click()}>{t('file.choose')}</Button>
        <input
          ref={input}
          type="file"
          aria-label={t('file.label')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) onFile(file, file.name)
          }}
        />
      </div>
      <Field label={t('file.paste')} hint={t('file.pasteHint')}>
        {(control) => (
          <Textarea {...control} rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {text.trim() !== '' && (
        <Button className="self-end" onClick={() => onFile(new Blob([text]), t('file.pasted'))}>
          {t('file.look')}
        </Button>
      )}
    </div>
  )
}
